using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using PluginRuntime.Packages.Assemblies;

namespace PluginRuntime.Tests.Packages.Assemblies;

public sealed class AssemblyFileCheckTests : IDisposable
{
    private const int Amd64 = 0x8664;
    private const int Arm64 = 0xAA64;

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void P1_A_missing_file_is_named() => Assert.Contains("does not exist", Explain("orders.dll", loads: false));

    [Fact]
    public void P1_An_empty_file_is_told_from_a_damaged_one()
    {
        _disk.File("orders.dll");

        Assert.Contains("0 bytes", Explain("orders.dll", loads: false));
    }

    [Theory]
    [InlineData("version https://example.com/spec/v1\nsize 5\n", "'version https://example.com/spec/v1'")]
    [InlineData("\uFEFFNot found\r\n", "'Not found'")]
    [InlineData("Müll", "'Müll'")]
    public void P1_A_text_file_is_shown_by_its_first_line(string content, string shown)
    {
        _disk.File("orders.dll", content);

        Assert.Contains($"is a text file, not an assembly; it begins with {shown}", Explain("orders.dll", loads: false));
    }

    [Theory]
    [InlineData("7F454C4602010100", "(ELF)")]
    [InlineData("CFFAEDFE0C000001", "(Mach-O)")]
    [InlineData("0001020304050607", "0001020304050607")]
    [InlineData("FF", "bytes FF")]
    public void P1_A_native_file_is_told_by_its_first_bytes(string start, string reason)
    {
        _disk.File("orders.dll", Convert.FromHexString(start));

        Assert.Contains(reason, Explain("orders.dll", loads: false));
    }

    [Fact]
    public void P1_A_real_native_library_is_recognized()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        _disk.File("orders.dll", File.ReadAllBytes(Directory.GetFiles(runtime, "libSystem.Native.*").First()));

        Assert.Contains("is a native program or library", Explain("orders.dll", loads: false));
    }

    [Fact]
    public void P1_A_native_DLL_of_Windows_has_no_header_of_the_common_language()
    {
        var bytes = TestAssembly.Compile();
        ClearDirectory(bytes, 14);
        _disk.File("orders.dll", bytes);

        Assert.Contains("native DLL for Windows", Explain("orders.dll", loads: false));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0x3F)]
    [InlineData(0x40)]
    [InlineData(0x90)]
    public void P1_A_file_cut_in_its_headers_is_damaged_or_cut_short(int length)
    {
        _disk.File("orders.dll", TestAssembly.Compile()[..length]);

        Assert.Contains("damaged or cut short", Explain("orders.dll", loads: false));
    }

    [Fact]
    public void P1_A_file_cut_behind_its_headers_is_cut_short_by_a_number_of_bytes()
    {
        var bytes = TestAssembly.Compile();
        _disk.File("half.dll", bytes[..(bytes.Length / 2)]);
        _disk.File("almost.dll", bytes[..^1]);

        Assert.Contains($"it has {bytes.Length / 2:N0} bytes, and its headers speak of {bytes.Length:N0}", Explain("half.dll", loads: false));
        Assert.Contains("is cut short", AssemblyFileCheck.Explain(_disk["almost.dll"])!.Message);
    }

    [Fact]
    public void P1_ReadyToRun_code_for_another_processor_is_refused_with_both_platforms()
    {
        var other = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "arm64" : "x64";
        _disk.File("orders.dll", TestAssembly.ReadyToRun(machine => machine ^ Amd64 ^ Arm64));

        var message = Explain("orders.dll", "Runtime.IncompatiblePackage", loads: false);

        Assert.Contains($"(ReadyToRun) for {NativePlatformName.Current.Split('-')[0]}-{other}", message);
        Assert.Contains($"this host runs {NativePlatformName.Current}", message);
        Assert.Contains("Architectures setting", message);
    }

    [Fact]
    public void P1_ReadyToRun_code_for_this_platform_is_fine()
    {
        _disk.File("orders.dll", TestAssembly.ReadyToRun(machine => machine));

        Assert.Null(AssemblyFileCheck.Explain(_disk["orders.dll"]));
    }

    [Theory]
    [InlineData(Platform.AnyCpu)]
    [InlineData(Platform.Arm64)]
    [InlineData(Platform.X64)]
    public void P1_Plain_IL_is_fine_whatever_processor_it_is_marked_for(Platform platform)
    {
        _disk.File("orders.dll", TestAssembly.Compile(platform: platform));

        Assert.Null(AssemblyFileCheck.Explain(_disk["orders.dll"]));
    }

    [Fact]
    public void P1_An_x86_build_is_refused()
    {
        _disk.File("orders.dll", TestAssembly.Compile(platform: Platform.X86));

        Assert.Contains("one kind of processor", Explain("orders.dll", "Runtime.IncompatiblePackage"));
    }

    [Theory]
    [InlineData(1, ".NET 11")]
    [InlineData(90, ".NET 100")]
    public void P6_A_build_for_a_newer_NET_is_refused_with_both_versions(int ahead, string name)
    {
        _disk.File("orders.dll", TestAssembly.Compile($".NETCoreApp,Version=v{Environment.Version.Major + ahead}.0"));

        var message = Explain("orders.dll", "Runtime.IncompatiblePackage");

        Assert.Contains($"was built for {name}; this host runs .NET 10", message);
        Assert.Contains("<TargetFramework>net10.0", message);
    }

    [Theory]
    [InlineData(".NETCoreApp,Version=v10.0")]
    [InlineData(".NETCoreApp,Version=v3.1")]
    [InlineData(".NETStandard,Version=v2.0")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public void P6_A_build_for_this_or_an_older_NET_or_for_none_in_particular_is_fine(string? framework)
    {
        _disk.File("orders.dll", TestAssembly.Compile(framework));

        Assert.Null(AssemblyFileCheck.Explain(_disk["orders.dll"]));
    }

    [Fact]
    public void P6_A_build_for_the_NET_Framework_is_refused_by_its_name()
    {
        _disk.File("orders.dll", TestAssembly.Compile(".NETFramework,Version=v4.8"));

        Assert.Contains("built for .NET Framework 4.8", Explain("orders.dll", "Runtime.IncompatiblePackage"));
    }

    [Fact]
    public void P6_A_dependency_for_a_newer_NET_is_found_behind_a_sound_main_DLL()
    {
        _disk.File("orders.dll", TestAssembly.Compile());
        _disk.File("native.dll", "MZ");
        var dependency = _disk.File("Dependency.dll", TestAssembly.Compile(".NETCoreApp,Version=v11.0"));

        Assert.Contains($"{dependency} was built for .NET 11", Explain("orders.dll", "Runtime.IncompatiblePackage"));
    }

    [Fact]
    public void A_package_that_was_published_self_contained_is_recognized()
    {
        _disk.File("orders.dll", TestAssembly.Compile());
        _disk.File("System.Private.CoreLib.dll");

        Assert.Contains("--self-contained false", Explain("orders.dll"));
    }

    [Fact]
    public void The_failure_of_NET_is_kept_as_the_inner_exception()
    {
        var failure = new BadImageFormatException("x");
        _disk.File("orders.dll");

        Assert.Same(failure, AssemblyFileCheck.Explain(_disk["orders.dll"], failure)!.InnerException);
    }

    // Where .NET refuses the file as well, the test lets it: a fault that .NET can live with needs no explanation.
    private string Explain(string file, string errorType = "Runtime.InvalidPackage", bool loads = true)
    {
        if (!loads)
        {
            // Not collectible: a collectible context would take code for another processor, and use its IL.
            var context = new AssemblyLoadContext("test");
            Assert.ThrowsAny<Exception>(() => context.LoadFromAssemblyPath(_disk[file]));
        }

        var error = AssemblyFileCheck.Explain(_disk[file])!;
        Assert.Equal(errorType, error.ErrorType);
        Assert.Contains(_disk.Root, error.Message);
        return error.Message;
    }

    private static void ClearDirectory(byte[] bytes, int index)
    {
        var optionalHeader = BitConverter.ToInt32(bytes, 0x3C) + 24;
        var isWide = BitConverter.ToUInt16(bytes, optionalHeader) == 0x20B;
        bytes.AsSpan(optionalHeader + (isWide ? 112 : 96) + (index * 8), 8).Clear();
    }
}
