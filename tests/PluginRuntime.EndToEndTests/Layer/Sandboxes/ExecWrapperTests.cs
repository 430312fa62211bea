using PluginRuntime.EndToEndTests.Layer.Boots;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: <c>AWS_LAMBDA_EXEC_WRAPPER</c> works as with Lambda's own runtimes.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html</remarks>
public abstract class ExecWrapperTests : IDisposable
{
    private static readonly string[] OfShells = ["SHLVL", "_", "PWD", "OLDPWD"];

    private readonly BootstrapRun _bootstrap;

    private protected ExecWrapperTests(BootstrapRun bootstrap) => _bootstrap = bootstrap;

    private string Wrapper => Path.Combine(_bootstrap.Folder, "a wrapper");

    public void Dispose()
    {
        _bootstrap.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_wrapper_is_run_with_the_host_as_its_argument()
    {
        BootstrapRun.Write(Wrapper, "#!/bin/sh\necho \"$# $1\"\nexec \"$@\"\n", BootstrapRun.Executable);

        var (exitCode, output, error) = await _bootstrap.RunAsync(("AWS_LAMBDA_EXEC_WRAPPER", Wrapper));

        Assert.Equal(["1 " + _bootstrap.Host, _bootstrap.Host + " "], output.Split('\n')[..2]);
        Assert.True(exitCode == 0, error);
    }

    [Fact]
    public async Task The_wrapper_sees_the_variables_that_the_host_sees()
    {
        BootstrapRun.Write(Wrapper, BootstrapRun.Telling, BootstrapRun.Executable);

        var (_, wrapper, _) = await _bootstrap.RunAsync(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"), ("OWN", "1"), ("AWS_LAMBDA_EXEC_WRAPPER", Wrapper));
        var (_, host, _) = await _bootstrap.RunAsync(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"), ("OWN", "1"));

        var seen = Variables(wrapper);
        Assert.Contains(seen, line => line.Contains("DOTNET_GCHeapHardLimit", StringComparison.Ordinal));
        Assert.Equal(Variables(host), seen.Where(line => !line.Contains("AWS_LAMBDA_EXEC_WRAPPER", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrapper_in_the_package_starts_a_host_that_answers()
    {
        await using var server = ScriptedRuntimeApi.Start();
        BootstrapRun.Write(Wrapper, "#!/bin/sh\nexport FROM_WRAPPER=1\nexec \"$@\"\n", BootstrapRun.Executable);
        await using var host = new Sandbox(_bootstrap.Layer)
            .Bind(Repository.Built("Tells"), Sandbox.TaskRoot)
            .Bind(Wrapper, "/opt/wrapper")
            .Start(server, "Tells:surroundings", ("AWS_LAMBDA_EXEC_WRAPPER", "/opt/wrapper"));

        Assert.Contains("variable FROM_WRAPPER=1", (await server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_wrapper_is_named_and_ends_with_127() => await AssertRefusedAsync(127);

    [Fact]
    public async Task A_wrapper_that_is_not_executable_is_named_and_ends_with_126()
    {
        BootstrapRun.Write(Wrapper, BootstrapRun.Telling, BootstrapRun.Plain);
        await AssertRefusedAsync(126);
    }

    [Fact]
    public async Task A_folder_as_wrapper_is_named_and_ends_with_126()
    {
        Directory.CreateDirectory(Wrapper);
        await AssertRefusedAsync(126);
    }

    private async Task AssertRefusedAsync(int expectedExitCode)
    {
        var (exitCode, output, error) = await _bootstrap.RunAsync(("AWS_LAMBDA_EXEC_WRAPPER", Wrapper));

        Assert.Equal(expectedExitCode, exitCode);
        Assert.Empty(output);
        Assert.Contains($"AWS_LAMBDA_EXEC_WRAPPER is '{Wrapper}'", error, StringComparison.Ordinal);
    }

    // A shell counts itself, names the program that it started and where it is, and sorts.
    private static string[] Variables(string output) =>
        [.. output.Split('\n')[1..].Order(StringComparer.Ordinal).Where(line => !OfShells.Any(name => line.StartsWith($"export {name}=", StringComparison.Ordinal)))];
}
