using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: a startup class's services live as long as they should, log as the host does, and say what is missing.</summary>
public sealed class ServicesTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [RunsOnArm64]
    [DiffersByUser]
    public async Task S1_everything_is_initialized_first_and_disposed_in_order_after_SIGTERM()
    {
        await using var host = HostRun.Start(_server, "Serves", Repository.Built("Serves"));
        Assert.Equal("\"abcConnection\"", (await _server.InvokeAsync("id-1", "\"abc\"")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
        Assert.Equal(
            [
                "\tinfo\tinitialized",
                "id-1\tinfo\tServes.Handling => order 7: Heard abc with 3 letters",
                "id-1\tinfo\tafter the response",
                "id-1\twarn\tServes.Unit: unit disposed",
                "\tinfo\thandler disposed",
                "\tinfo\tconnection closed",
            ],
            (await host.EndAsync()).Select(line => line[25..]).Where(line => !line.Contains("Handler Serves", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_logger_gives_its_arguments_and_scopes_to_a_JSON_log_with_the_request_id()
    {
        await using var host = HostRun.Start(
            _server, "Serves", Repository.Built("Serves"), ("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        await _server.InvokeAsync("id-1", "\"abc\"");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Select(line => JsonDocument.Parse(line).RootElement).ToArray();

        var heard = records.Single(record => record.GetProperty("message").GetString() == "Heard abc with 3 letters");
        Assert.Equal("id-1", heard.GetProperty("requestId").GetString());
        Assert.Equal("Information", heard.GetProperty("level").GetString());
        Assert.Equal("abc", heard.GetProperty("Word").GetString());
        Assert.Equal(3, heard.GetProperty("Count").GetInt32());
        Assert.Equal(7, heard.GetProperty("Order").GetInt32());
        Assert.Contains(records, record => record.GetProperty("message").GetString() == "not at the default level");
    }

    [Theory]
    [RunsOnArm64]
    [InlineData("constructor")]
    [InlineData("configure")]
    [InlineData("initialize")]
    [InlineData("static")]
    public async Task F3_what_a_startup_or_a_static_constructor_throws_is_an_init_error_with_the_plugins_own_stack(string where)
    {
        await using var host = HostRun.Start(_server, "Serves", Repository.Built("Serves"), ("FAIL", where));

        var error = await _server.InitErrorAsync("Function.InvalidOperationException");

        Assert.Equal("Failed in " + where, error.Message());
        Assert.StartsWith("at Serves.Startup.Fail(String where)", error.Frames()[0], StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task A_service_that_nobody_registered_is_an_init_error_with_the_line_to_add()
    {
        await using var host = HostRun.Start(_server, "Serves", Repository.Built("Serves"), ("FAIL", "missing"));

        var error = await _server.InitErrorAsync("Runtime.InvalidHandler");

        Assert.Contains("Serves.Connection", error.Message(), StringComparison.Ordinal);
        Assert.Contains("services.AddSingleton<", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checkout_sample_answers_from_its_own_settings_and_refuses_bad_input()
    {
        await using var host = HostRun.Start(_server, "Checkout", Repository.Built("Checkout"));

        var good = await _server.InvokeAsync("id-1", """{"lines":[{"article":"tea","quantity":2}]}""");
        var bad = await _server.InvokeAsync("id-2", """{"lines":[]}""");
        await _server.NextAsync();

        using var receipt = JsonDocument.Parse(good.AssertResponse("id-1").Body);
        Assert.Equal(10.71m, receipt.RootElement.GetProperty("total").GetDecimal());
        Assert.Equal("Checkout.EmptyOrder", bad.AssertError("id-2", "Function.CheckoutEmptyOrder").GetProperty("errorType").GetString());
        Assert.Contains(await host.EndAsync(), line => line.Contains("id-1\tinfo\tCheckout.CheckoutHandler: Sold 1 lines", StringComparison.Ordinal));
    }
}
