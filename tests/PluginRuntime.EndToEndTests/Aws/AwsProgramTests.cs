using System.Text.Json;
using PluginRuntime.EndToEndTests.Cli.Packages;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.EndToEndTests.Swapping;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: a program with a <c>Main</c> that is its own runtime runs as it does on AWS's.</summary>
public sealed class AwsProgramTests : IAsyncDisposable
{
    private const string Package = "AwsExecutable";
    private const int Aborted = 134;
    private const int Terminated = 143;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("program");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    [RunsOnArm64]
    public async Task It_serves_by_its_own_loop_in_the_surroundings_of_a_process_of_its_own()
    {
        await using var host = Start();

        foreach (var id in new[] { "id-1", "id-2" })
        {
            var answer = await _server.InvokeAsync(id, """{"Name":"Ada"}""");

            var told = JsonDocument.Parse(answer.AssertResponse(id).Body).RootElement;
            Assert.Equal("Hello, Ada!", told.GetProperty("Message").GetString());
            Assert.Equal(id, told.GetProperty("RequestId").GetString());
            Assert.StartsWith("Root=", told.GetProperty("TraceId").GetString(), StringComparison.Ordinal);
            Assert.Equal(0, told.GetProperty("Arguments").GetInt32());
            Assert.Equal(Package, told.GetProperty("EntryAssembly").GetString());
            Assert.Equal(Repository.Built(Package) + "/", told.GetProperty("BaseDirectory").GetString());
            Assert.Equal(Repository.Built(Package), told.GetProperty("CurrentDirectory").GetString());
            Assert.True(told.GetProperty("FindsTypes").GetBoolean());
            Assert.True(told.GetProperty("HasContext").GetBoolean());
        }
    }

    [Fact]
    public async Task Its_console_and_its_errors_are_its_own_runtimes_and_the_host_adds_one_record()
    {
        await using var host = Start();

        (await _server.InvokeAsync("id-1", """{"Name":"Ada"}""")).AssertResponse("id-1");
        var error = (await _server.InvokeAsync("id-2", """{"Name":"fail"}""")).AssertError("id-2", "ArgumentException");
        (await _server.InvokeAsync("id-3", """{"Name":"Grace"}""")).AssertResponse("id-3");
        await _server.NextAsync();

        Assert.Equal("no such name", error.Message());
        var lines = await host.EndAsync();
        Assert.EndsWith(
            $"\t\tinfo\tProgram AwsExecutable.dll of package AwsExecutable in {Repository.Built(Package)}. Its own runtime serves the invocations.", lines[0], StringComparison.Ordinal);
        AssertOwnRecords(["id-1", "id-3"], ["asked by Ada", "asked by Grace"], lines[1..]);
        Assert.Contains("System.ArgumentException: no such name", await host.StandardErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_descriptor_that_Lambda_gives_for_the_log_is_its_own_too()
    {
        var target = Path.Join(_folder.FullName, "frames");
        await using var host = HostRun.Start(
            ["/bin/sh", "-c", $"exec \"$0\" \"$@\" 9>'{target}'", .. HostRun.BuiltHost()], _server.Endpoint, Package, Repository.Built(Package), ("_LAMBDA_TELEMETRY_LOG_FD", "9"));

        (await _server.InvokeAsync("id-1", """{"Name":"Ada"}""")).AssertResponse("id-1");
        await _server.NextAsync();

        Assert.Empty(await host.EndAsync());
        Assert.Contains("\tasked by Ada", await File.ReadAllTextAsync(target, HostRun.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_of_such_a_program_answers_when_it_is_named()
    {
        await using var host = HostRun.StartPublished(_server, "AwsExecutable::AwsExecutable.Program::Answer", Repository.Built(Package));

        Assert.Equal("bytes", (await _server.InvokeAsync("id-1", "bytes")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("return", 7, "came to its end, with exit code 7; Lambda starts a fresh one.\rIt has asked for no invocation.")]
    [InlineData("exit", 8, "ended its process, with exit code 8")]
    public async Task Its_exit_code_is_the_processs_and_is_told(string does, int code, string told)
    {
        await using var host = Start(("PROGRAM_DOES", does));

        Assert.Equal(code, await host.ExitAsync());
        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.Contains($"The program AwsExecutable.dll of package AwsExecutable in {Repository.Built(Package)} {told}", record, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("static void Main() => System.Environment.ExitCode = 3;", 3)]
    [InlineData("static void Main(string[] args) => System.Environment.ExitCode = 4 + args.Length;", 4)]
    [InlineData("static int Main() => 5;", 5)]
    [InlineData("static int Main(string[] args) => 6 + args.Length;", 6)]
    [InlineData("static async System.Threading.Tasks.Task Main() { await System.Threading.Tasks.Task.Yield(); System.Environment.ExitCode = 7; }", 7)]
    [InlineData("static async System.Threading.Tasks.Task<int> Main() { await System.Threading.Tasks.Task.Yield(); return 8; }", 8)]
    public async Task A_Main_of_any_shape_is_called(string main, int code)
    {
        CompiledDll.WriteProgram(_folder.FullName, "Orders", $"static class Program {{ {main} }}");
        await using var host = HostRun.StartPublished(_server, "Orders", _folder.FullName);

        Assert.Equal(code, await host.ExitAsync());
    }

    [Theory]
    [InlineData("throw", "no configuration")]
    [InlineData("throw in a thread", "no thread")]
    public async Task What_it_does_not_catch_ends_the_process_as_there_and_is_told(string does, string message)
    {
        await using var host = Start(("PROGRAM_DOES", does));

        Assert.Equal(Aborted, await host.ExitAsync());
        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.Contains($"The program AwsExecutable.dll of package AwsExecutable in {Repository.Built(Package)} threw what nothing in it catches", record, StringComparison.Ordinal);
        Assert.Contains($"System.InvalidOperationException: {message}", record, StringComparison.Ordinal);
        Assert.Contains($"Unhandled exception. System.InvalidOperationException: {message}", await host.StandardErrorAsync(), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task An_init_error_is_reported_by_its_own_runtime()
    {
        await using var host = Start(("PROGRAM_DOES", "throw in init"));

        Assert.Equal("no database", (await _server.InitErrorAsync("TimeoutException")).Message());
        Assert.Equal(Aborted, await host.ExitAsync());
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("listen", 9)]
    [InlineData("", Terminated)]
    public async Task SIGTERM_reaches_a_program_that_listens_and_ends_any_other(string does, int code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent on Linux alone.");
        await using var host = Start(("PROGRAM_DOES", does));
        await _server.NextAsync();

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(code, await host.ExitAsync());
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("asked for no invocation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_folder_of_its_own_it_has_that_folder_around_it()
    {
        var folder = Path.Join(_folder.FullName, "handlers", Package);
        CopiedFolder.Write(Repository.Built(Package), folder);
        await using var host = HostRun.StartPublished(_server, Package, _folder.FullName);

        var told = JsonDocument.Parse((await _server.InvokeAsync("id-1", """{"Name":"Ada"}""")).AssertResponse("id-1").Body).RootElement;

        Assert.Equal(folder, told.GetProperty("CurrentDirectory").GetString());
        Assert.Equal(folder + "/", told.GetProperty("BaseDirectory").GetString());
    }

    [Fact]
    public async Task Where_packages_are_swapped_it_serves_and_is_told_to_be_none_that_is()
    {
        using var package = new SwappedPackage(Package);
        await using var host = package.Start(_server, "");

        (await _server.InvokeAsync("id-1", """{"Name":"Ada"}""")).AssertResponse("id-1");
        await _server.NextAsync();

        var warning = Assert.Single(await host.EndAsync(), line => line.Contains("\twarn\t", StringComparison.Ordinal));
        Assert.Contains("Hot swap is on, but package AwsExecutable in", warning, StringComparison.Ordinal);
        Assert.Contains("is a program", warning, StringComparison.Ordinal);
    }

    // As the stand-in writes them, or AWS's own runtime, whose records look like the host's.
    private static void AssertOwnRecords(string[] ids, string[] messages, string[] lines)
    {
        var before = Repository.OtherPackages is null ? "own record\t" : "";
        Assert.Equal(ids.Length, lines.Length);
        Assert.All(lines.Zip(ids, messages), line =>
        {
            Assert.StartsWith(before, line.First, StringComparison.Ordinal);
            Assert.Contains($"\t{line.Second}\t", line.First, StringComparison.Ordinal);
            Assert.EndsWith($"\t{line.Third}", line.First, StringComparison.Ordinal);
        });
    }

    private HostRun Start(params (string Name, string? Value)[] environment) =>
        HostRun.Start(_server, Package, Repository.Built(Package), environment);
}
