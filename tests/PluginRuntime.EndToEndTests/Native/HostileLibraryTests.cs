using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a library that cannot be opened, or does what it should not while it is, is one clear init error, and never a hang.</summary>
public sealed class HostileLibraryTests : IAsyncDisposable
{
    private const string Description = """{"abi":1,"handlers":[{"name":"echo"}]}""";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile").FullName;

    public HostileLibraryTests() => NativeLibraries.SkipUnlessServed();

    private string Library => Path.Join(_folder, "hostile.so");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("", "0 bytes")]
    [InlineData("echo", "text file")]
    public async Task P16_a_file_that_is_no_library_is_told_for_what_it_is(string content, string told)
    {
        await File.WriteAllTextAsync(Library, content, HostRun.Patience);

        Assert.Contains(told, await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_a_library_that_was_cut_is_told_as_cut()
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description));
        var whole = await File.ReadAllBytesAsync(Library, HostRun.Patience);
        await File.WriteAllBytesAsync(Library, whole[..(whole.Length / 2)], HostRun.Patience);

        Assert.Contains("cut short", await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_a_library_for_another_processor_is_told_with_both()
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description));
        var bytes = await File.ReadAllBytesAsync(Library, HostRun.Patience);

        // e_machine: 183 is arm64, 62 is x86_64.
        bytes[18] = (byte)(bytes[18] == 62 ? 183 : 62);
        await File.WriteAllBytesAsync(Library, bytes, HostRun.Patience);

        Assert.Matches("linux-arm64.*linux-x64|linux-x64.*linux-arm64", await InitErrorAsync("Runtime.IncompatiblePackage"));
    }

    [Fact]
    public async Task P16_a_library_that_exports_no_handler_is_told_with_what_it_lacks()
    {
        NativeHandlerFile.Build(Library, "int something(void) { return 1; }");

        Assert.Contains("pluginruntime_describe", await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_a_library_that_needs_one_that_is_not_there_is_told_with_its_name()
    {
        var other = NativeHandlerFile.Build(Path.Join(_folder, "elsewhere", "libacme.so"), "__attribute__((visibility(\"default\"))) int acme(void) { return 1; }");
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description, "extern int acme(void); acme();"), other, "-Wl,--no-as-needed");
        File.Delete(other);

        Assert.Contains("libacme.so", await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_a_library_that_was_linked_on_a_newer_system_is_told_with_both_versions()
    {
        var script = Path.Join(_folder, "newer.map");
        await File.WriteAllTextAsync(script, "GLIBC_9.9 { global: of_the_future; };", HostRun.Patience);
        var libc = NativeHandlerFile.Build(
            Path.Join(_folder, "elsewhere", "libc.so.6"),
            "__attribute__((visibility(\"default\"))) int of_the_future(void) { return 1; }", "-Wl,--version-script=" + script, "-Wl,-soname,libc.so.6", "-nostdlib");
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description, "extern int of_the_future(void); of_the_future();"), libc);

        Assert.Contains("GLIBC_9.9", await InitErrorAsync("Runtime.IncompatiblePackage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"abi":2,"handlers":[{"name":"echo"}]}""", "Runtime.IncompatiblePackage", "version 2")]
    [InlineData("""{"abi":1,"handlers":[]}""", "Runtime.InvalidPackage", "no handler")]
    [InlineData("""{"abi":1,"handlers":[{"name":"a b"}]}""", "Runtime.InvalidPackage", "'a b'")]
    [InlineData("garbage", "Runtime.InvalidPackage", "no such JSON")]
    [InlineData("", "Runtime.InvalidPackage", "no such JSON")]
    public async Task P16_a_description_that_is_none_or_of_the_future_is_told(string description, string errorType, string told)
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(description));

        Assert.Contains(told, await InitErrorAsync(errorType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_no_description_is_told()
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description).Replace("return \"{", "return 0; (void)\"{", StringComparison.Ordinal));

        Assert.Contains("is NULL", await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P16_a_constructor_that_exits_is_an_init_error_with_its_exit_code()
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description, "exit(5);"));

        Assert.Contains("exit code 5", await InitErrorAsync("Runtime.ExitError", exitCode: 5), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (;;) { sleep(1000); }")]
    [InlineData("for (volatile int i = 0;; i++) { }")]
    public async Task P16_a_constructor_that_hangs_is_an_init_error_within_the_time_of_an_init(string atLoad)
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description, atLoad));

        Assert.Contains("hangs while it is opened", await InitErrorAsync("Runtime.InvalidPackage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*(volatile int *)8 = 1;", "SIGSEGV")]
    [InlineData("abort();", "SIGABRT")]
    public async Task P16_a_constructor_that_crashes_is_told_in_the_log_and_ends_the_process(string atLoad, string told)
    {
        NativeHandlerFile.Build(Library, NativeHandlerFile.Echo(Description, atLoad));
        await using var host = Start();

        Assert.InRange(await host.ExitAsync(), 128, 160);

        Assert.Contains($"crit\tThe code of hostile ended the process: {told}", Assert.Single(await host.EndAsync()), StringComparison.Ordinal);
    }

    private HostRun Start() => HostRun.Start(NativeLibraries.Host(), _server.Endpoint, "hostile", _folder);

    private async Task<string> InitErrorAsync(string errorType, int exitCode = 2)
    {
        await using var host = Start();
        var error = await _server.InitErrorAsync(errorType);
        Assert.Equal(exitCode, await host.ExitAsync());
        Assert.Single(await host.EndAsync());
        return error.Message();
    }
}
