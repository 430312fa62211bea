using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a handler inside a native library has what one in a DLL has: its log, its token, its work after the response, its folder.</summary>
public sealed class InsideTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Its_records_have_the_request_id_and_work_after_the_response_runs_after_it()
    {
        await using var host = await StartAsync("after");

        (await _server.InvokeAsync("id-1", """{"name":"Ada"}""")).AssertResponse("id-1");
        await host.LineAsync("after the response");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Skip(1).Select(record => record[(record.IndexOf('\t', StringComparison.Ordinal) + 1)..]).ToArray();
        Assert.Equal("id-1\tinfo\tbefore the response\rSystem.TimeoutException: as an example", records[0]);
        Assert.Equal("id-1\twarn\tafter the response", records[1]);
    }

    [Fact]
    public async Task Its_token_is_cancelled_before_the_deadline()
    {
        await using var host = await StartAsync("waits");

        var next = await _server.NextAsync();
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(400).ToUnixTimeMilliseconds();
        await next.AnswerAsync($"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: 2\r\n\r\n{{}}");
        var answer = await _server.NextRequestAsync(HostRun.Patience);
        await answer.AcceptedAsync();

        Assert.Equal("""{"name":"cancelled","count":0}""", answer.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task Its_folder_is_the_package_s()
    {
        var package = await NativePackages.Of("tests/plugins/NativeForms");
        await using var host = await StartAsync("folder");

        var answer = await _server.InvokeAsync("id-1", "{}");

        Assert.Equal($$"""{"name":"{{package}}|{{package}}/","count":0}""", answer.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_response_that_is_too_long_is_told_and_the_next_invocation_is_answered()
    {
        await using var host = await StartAsync("too-long");

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.ResponseSizeTooLarge");

        Assert.Contains("6291557 bytes", error.Message(), StringComparison.Ordinal);
        (await _server.InvokeAsync("id-2", "{}")).AssertError("id-2", "Function.ResponseSizeTooLarge");
    }

    [Fact]
    public async Task An_asynchronous_method_s_frame_has_its_name()
    {
        await using var host = await StartAsync("throws-later");

        var error = (await _server.InvokeAsync("id-1", """{"name":"Ada"}""")).AssertError("id-1", "Function.FormsChosen");

        Assert.StartsWith("at NativeForms.Failures.ThrowsLater()", error.Frames()[0], StringComparison.Ordinal);
    }

    private async Task<HostRun> StartAsync(string entry) =>
        HostRun.Start(NativePackages.Host, _server.Endpoint, "NativeForms:" + entry, await NativePackages.Of("tests/plugins/NativeForms"));
}
