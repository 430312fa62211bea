using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: a handler that was written for AWS's own .NET runtime is made once, in init, and disposed of at the end.</summary>
[DiffersByUser]
public sealed class AwsLifetimeTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [RunsOnArm64]
    [InlineData("AwsFirst")]
    [InlineData("AwsNewest")]
    public async Task One_instance_is_made_before_the_first_event_and_answers_all(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Counts::Answer");

        var first = await _server.InvokeAsync("id-1", "");
        var second = await _server.InvokeAsync("id-2", "");
        await _server.NextAsync();

        Assert.Equal("""{"said":"1 of 1."}""", first.AssertResponse("id-1").BodyText);
        Assert.Equal("""{"said":"2 of 1."}""", second.AssertResponse("id-2").BodyText);
        var record = Assert.Single(await host.EndAsync(), line => line.Contains("was made", StringComparison.Ordinal));
        Assert.EndsWith("\t\tinfo\tInstance 1 was made.", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AwsFirst")]
    [InlineData("AwsNewest")]
    public async Task A_static_constructor_runs_in_init_and_its_log_is_taken_already(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "StaticConstructor::Answer");

        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.EndsWith("\t\tinfo\tThe static constructor ran.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Disposes::Answer")]
    [InlineData("DisposesLater::Answer")]
    public async Task S1_SIGTERM_disposes_of_the_handler_once_and_the_host_exits_0(string method)
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", method);
        (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");
        (await _server.InvokeAsync("id-2", "")).AssertResponse("id-2");
        await _server.NextAsync();

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tdisposed once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_but_SIGTERM_disposes_of_it()
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Disposes::Answer");
        (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");
        (await _server.InvokeAsync("id-2", "")).AssertResponse("id-2");
        await _server.NextAsync();

        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("disposed", StringComparison.Ordinal));
    }
}
