using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: every program and library of a layer runs on Lambda's system image, Amazon Linux 2023, on the layer's processor.</summary>
/// <remarks>Amazon Linux 2023 has glibc 2.34 and the libstdc++ of GCC 11. Source: https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html</remarks>
public sealed class ElfTests
{
    private static readonly Version NewestGlibc = new(2, 34);
    private static readonly Version NewestLibstdc = new(3, 4, 29);

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public void No_file_needs_a_newer_glibc_or_libstdc(string treeName)
    {
        var files = Files(treeName);

        Assert.DoesNotContain(files, file => file.Newest("GLIBC") > NewestGlibc);
        Assert.DoesNotContain(files, file => file.Newest("GLIBCXX") > NewestLibstdc);
        // The versions were understood.
        var runtime = files.Single(file => Path.GetFileName(file.Path) == "libcoreclr.so");
        Assert.InRange(runtime.Newest("GLIBC"), new Version(2, 2, 5), NewestGlibc);
        Assert.InRange(runtime.Newest("GLIBCXX"), new Version(3, 4), NewestLibstdc);
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public void Every_file_is_for_the_layers_processor(string treeName)
    {
        var machine = treeName.EndsWith("arm64", StringComparison.Ordinal) ? "AArch64" : "Advanced Micro Devices X86-64";

        Assert.All(Files(treeName), file => Assert.Equal(machine, file.Machine));
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public void What_starts_NET_is_small_and_needs_the_C_library_alone(string treeName)
    {
        string[] names = ["bootstrap", "PluginRuntime.Host", "libhostpolicy.so"];
        var boot = Files(treeName).Where(file => names.Contains(Path.GetFileName(file.Path))).ToArray();

        Assert.Equal(names.Length, boot.Length);
        // Of arm64 most is what lies between parts that begin with a page, of 64 KB.
        Assert.All(boot, file => Assert.InRange(new FileInfo(file.Path).Length, 1, treeName.EndsWith("arm64", StringComparison.Ordinal) ? 72 * 1024 : 40 * 1024));
        Assert.All(boot, file => Assert.All(file.Libraries, library => Assert.True(library == "libc.so.6" || library.StartsWith("ld-linux-", StringComparison.Ordinal), library)));
        Assert.Contains("libc.so.6", boot[0].Libraries);
    }

    private static ElfFile[] Files(string treeName)
    {
        BuiltLayer.SkipUnlessBuilt();
        ElfFile.SkipUnlessReadable();
        var files = ElfFile.In(new BuiltLayer(treeName).Tree);
        Assert.Contains(files, file => Path.GetFileName(file.Path) == "PluginRuntime.Host");
        return files;
    }
}
