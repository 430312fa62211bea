using PluginRuntime.Packages.Native;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Native;

public sealed class ElfLibraryTests : IDisposable
{
    private const string Sqlite = "libe_sqlite3.so";

    private static readonly string Native = Path.Combine(Repository.Built("NativeAsset"), "runtimes");

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    public void A_library_tells_its_platform_and_what_it_needs(string platform)
    {
        var library = Read(Path.Combine(Native, platform, "native", Sqlite));

        Assert.Equal(platform, library.Platform);
        Assert.True(library.IsShared);
        Assert.Null(library.Fault);
        Assert.Contains("libc.so.6", library.Libraries);
        Assert.Contains(library.Versions, need => need.Library == "libc.so.6" && need.Version.StartsWith("GLIBC_2.", StringComparison.Ordinal));
        Assert.Equal(HandlerExports.Required, library.MissingExports);
    }

    [Theory]
    [InlineData("--hash-style=gnu")]
    [InlineData("--hash-style=sysv")]
    [InlineData("--hash-style=both")]
    public void What_a_library_exports_is_found_by_either_table_of_hashes(string style)
    {
        SkipUnlessCompiled();
        var whole = NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo("{}"), "-Wl," + style);
        var others = string.Join("\n", Enumerable.Range(0, 300).Select(index => $"__attribute__((visibility(\"default\"))) int other{index}(void) {{ return {index}; }}"));
        var crowded = NativeHandlerFile.Build(_disk["crowded.so"], NativeHandlerFile.Echo("{}") + others, "-Wl," + style);

        Assert.Empty(Read(whole).MissingExports);
        Assert.Empty(Read(crowded).MissingExports);
    }

    [Theory]
    [InlineData("__attribute__((visibility(\"default\"))) const char *pluginruntime_describe = 0;")]
    [InlineData("static const char *pluginruntime_describe(void) { return 0; } const char *keep(void) { return pluginruntime_describe(); }")]
    [InlineData("extern const char *pluginruntime_describe(void); __attribute__((visibility(\"default\"))) const char *keep(void) { return pluginruntime_describe(); }")]
    [InlineData("const char *pluginruntime_describe(void) { return 0; }")]
    public void What_is_data_or_private_or_another_librarys_is_not_exported(string source)
    {
        SkipUnlessCompiled();

        Assert.Contains("pluginruntime_describe", Read(NativeHandlerFile.Build(_disk["orders.so"], source)).MissingExports);
    }

    [Fact]
    public void The_newest_glibc_is_that_of_numbers_and_not_of_letters()
    {
        ElfLibrary library = new()
        {
            Platform = "linux-x64",
            IsShared = true,
            Fault = null,
            Loader = null,
            Libraries = [],
            Versions = [("libc.so.6", "GLIBC_2.9"), ("libm.so.6", "GLIBC_2.34"), ("libc.so.6", "GLIBC_PRIVATE"), ("libstdc++.so.6", "GLIBCXX_3.4")],
            MissingExports = [],
        };

        Assert.Equal(new Version(2, 34), library.NewestGlibc);
    }

    [Fact]
    public void The_systems_own_libraries_are_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There are libraries of Linux on Linux alone.");
        string[] loaded = [.. File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).Where(path => path.Contains(".so", StringComparison.Ordinal)).Distinct()];

        Assert.NotEmpty(loaded);
        Assert.All(loaded, path => Assert.True(Read(path) is { IsShared: true, Fault: null }, path));
    }

    [Fact]
    public void A_program_is_none_though_it_may_lie_at_any_address_as_libraries_do()
    {
        SkipUnlessCompiled();
        var program = NativeHandlerFile.Build(_disk["orders"], "int main(void) { return 0; }", "-pie");

        Assert.False(Read(program).IsShared);
    }

    private static void SkipUnlessCompiled() => Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);

    private static ElfLibrary Read(string path) => ElfLibrary.Of(path) ?? throw new InvalidOperationException($"{path} is no library.");
}
