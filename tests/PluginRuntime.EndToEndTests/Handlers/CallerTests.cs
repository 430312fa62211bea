using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: what Lambda says about a caller reaches the handler as it came, and what cannot be read fails the one who asks for it.</summary>
public sealed class CallerTests : IAsyncDisposable
{
    private const int ClientContext = 0;
    private const int IdentityId = 1;
    private const int TraceId = 3;
    private const int TraceVariable = 4;
    private const int TenantId = 5;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("{\"cognitoIdentityId\":")]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("{\"cognitoIdentityId\":7}")]
    public async Task H4_an_identity_that_is_not_JSON_fails_the_invocation_that_asks_for_it_and_no_other(string identity)
    {
        await using var host = Start("all");

        var failed = await _server.InvokeAsync("id-1", "\"\"", Header("Cognito-Identity", identity));
        var served = await _server.InvokeAsync("id-2", "\"\"", Header("Cognito-Identity", """{"cognitoIdentityId":"me"}"""));

        Assert.Contains("Cognito identity", failed.AssertError("id-1", "Function.FormatException").Message(), StringComparison.Ordinal);
        Assert.Equal("me", Told(served, "id-2")[IdentityId]);
    }

    [Fact]
    public async Task H4_a_handler_that_asks_for_neither_context_nor_identity_never_hears_of_them()
    {
        await using var host = Start("nothing");

        var answer = await _server.InvokeAsync("id-1", "\"x\"", Header("Cognito-Identity", "{") + Header("Client-Context", "{"));

        Assert.Equal("\"x\"", answer.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task H4_a_client_context_that_is_not_JSON_reaches_a_handler_of_ours_as_it_came()
    {
        await using var host = Start("all");

        Assert.Equal("{\"custom\":", Told(await _server.InvokeAsync("id-1", "\"\"", Header("Client-Context", "{\"custom\":")), "id-1")[ClientContext]);
    }

    [Fact]
    public async Task H5_a_nested_custom_client_context_is_handed_on_byte_for_byte()
    {
        const string Nested = """{"custom":{"a":{"b":[1,{"c":null}]},"deep":[[[[[[]]]]]],"é":"ü"},"env":{}}""";
        await using var host = Start("all");

        var next = await _server.NextAsync();
        await next.AnswerAsync(System.Text.Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\n{Answers.EventHeaders("id-1")}{Header("Client-Context", Nested)}Content-Length: 2\r\n\r\n\"\""));
        var answer = await _server.NextRequestAsync(HostRun.Patience);

        Assert.Equal(Nested, Told(answer, "id-1")[ClientContext]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("Root=;;Sampled", "Root=;;Sampled")]
    [InlineData("not a trace id", "not a trace id")]
    public async Task H6_a_trace_id_that_is_absent_empty_or_malformed_is_told_as_it_is_and_no_earlier_one(string? header, string? told)
    {
        await using var host = Start("all");
        Assert.Equal(Answers.TraceId, Told(await _server.InvokeAsync("id-1", "\"\""), "id-1")[TraceVariable]);

        var line = header is null ? "" : Header("Trace-Id", header);
        await (await _server.NextAsync()).AnswerAsync(
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-2\r\n{line}Content-Length: 2\r\n\r\n\"\"");
        var answer = Told(await _server.NextRequestAsync(HostRun.Patience), "id-2");

        Assert.Equal(told, answer[TraceId]);
        Assert.Equal(told, answer[TraceVariable]);
    }

    [Fact]
    public async Task H7_a_tenant_is_told_to_its_own_invocation_alone()
    {
        await using var host = Start("all");

        Assert.Equal("blue", Told(await _server.InvokeAsync("id-1", "\"\"", Header("Aws-Tenant-Id", "blue")), "id-1")[TenantId]);
        Assert.Null(Told(await _server.InvokeAsync("id-2", "\"\""), "id-2")[TenantId]);
        Assert.Null(Told(await _server.InvokeAsync("id-3", "\"\"", Header("Aws-Tenant-Id", "")), "id-3")[TenantId]);
    }

    private HostRun Start(string entry) => HostRun.Start(_server, "Asks:" + entry, Repository.Built("Asks"));

    private static string Header(string name, string value) => $"Lambda-Runtime-{name}: {value}\r\n";

    private static string?[] Told(ScriptedRequest answer, string requestId) =>
        JsonSerializer.Deserialize<string?[]>(answer.AssertResponse(requestId).Body)!;
}
