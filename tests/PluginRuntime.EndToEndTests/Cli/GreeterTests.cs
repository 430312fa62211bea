using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>Promise: one command builds a handler's project and shows its answer.</summary>
public sealed class GreeterTests
{
    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Invoking_the_greeters_project_prints_the_greeting_as_JSON_and_nothing_else()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");

        var result = await CliProcess.RunAsync("invoke", "plugins-sample/Greeter", "--event", """{"name":"Ada"}""");

        Assert.Equal("""{"message":"Hello, Ada!"}""", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Invoking_the_greeters_DLL_prints_the_greeting_as_JSON_and_nothing_else()
    {
        var dll = Path.Combine(Repository.Built("Greeter"), "Greeter.dll");

        var result = await CliProcess.RunAsync("invoke", dll, "--event", """{"name":"Ada"}""");

        Assert.Equal("""{"message":"Hello, Ada!"}""", result.Output);
        Assert.Equal(0, result.ExitCode);
    }
}
