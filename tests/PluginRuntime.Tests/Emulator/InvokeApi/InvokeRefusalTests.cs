using System.Net;
using System.Text.Json;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class InvokeRefusalTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int MaxEventBytes = 6_291_456;
    private const int MaxAsynchronousEventBytes = 1_048_576;

    private ServedInvokeApi _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await ServedInvokeApi.StartAsync("orders", "stock");

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("my%20orders/invocations", null, null, 400, "ValidationException", "'my orders'")]
    [InlineData("orders:live/invocations?Qualifier=test", null, null, 400, "InvalidParameterValueException", "'test'")]
    [InlineData("orders/invocations?Qualifier=a.b", null, null, 400, "InvalidParameterValueException", "'a.b'")]
    [InlineData("orders/invocations", "X-Amz-Invocation-Type", "Dream", 400, "InvalidParameterValueException", "DryRun")]
    [InlineData("orders/invocations", "X-Amz-Log-Type", "All", 400, "InvalidParameterValueException", "Tail")]
    [InlineData("orders/invocations", "X-Amz-Tenant-Id", "a,b", 400, "InvalidParameterValueException", "tenant")]
    [InlineData("orders/invocations", "X-Amz-Client-Context", "%", 400, "InvalidRequestContentException", "Base64")]
    [InlineData("oders/invocations", null, null, 404, "ResourceNotFoundException", "012345678912:function:oders")]
    [InlineData("oders/invocations", "X-Amz-Invocation-Type", "DryRun", 404, "ResourceNotFoundException", "oders")]
    [InlineData("oders/invocations", "X-Amz-Invocation-Type", "Event", 404, "ResourceNotFoundException", "oders")]
    [InlineData("orders/policy", null, null, 404, "UnknownOperationException", "/2015-03-31/functions/NAME/invocations")]
    public async Task A_call_that_cannot_be_carried_out_is_refused_as_Lambda_refuses_it(
        string path, string? header, string? value, int status, string errorType, string inMessage)
    {
        using var answer = await _api.InvokeAsync(path, "{}"u8.ToArray(), header is null ? [] : [(header, value!)]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal([errorType], answer.Headers.GetValues("X-Amzn-ErrorType"));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("User", json.RootElement.GetProperty("Type").GetString());
        Assert.Contains(inMessage, json.RootElement.GetProperty("Message").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Another_method_is_not_served()
    {
        using var answer = await _api.Client.GetAsync("/2015-03-31/functions/orders/invocations", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("GET /2015-03-31/functions/orders/invocations is not served", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("oders", "Near names: orders.")]
    [InlineData("payments", "Served are orders, stock.")]
    public async Task The_log_says_what_an_unknown_name_may_have_meant(string name, string hint)
    {
        using var answer = await _api.InvokeAsync($"{name}/invocations");

        Assert.Contains(hint, await _api.LineAsync(line => line.Contains($"'{name}'", StringComparison.Ordinal)));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("DryRun", MaxEventBytes, HttpStatusCode.NoContent)]
    [InlineData("DryRun", MaxEventBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("RequestResponse", MaxEventBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("Event", MaxAsynchronousEventBytes, HttpStatusCode.Accepted)]
    [InlineData("Event", MaxAsynchronousEventBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_event_has_at_most_6_291_456_bytes_and_1_048_576_where_nobody_waits(string type, int bytes, HttpStatusCode status)
    {
        using var answer = await _api.InvokeAsync("orders/invocations", new byte[bytes], ("X-Amz-Invocation-Type", type));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status is HttpStatusCode.RequestEntityTooLarge, answer.Headers.Contains("X-Amzn-ErrorType"));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://localhost:3000")]
    public async Task What_a_web_page_could_send_is_refused(string header, string value)
    {
        using var answer = await _api.InvokeAsync("orders/invocations", null, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
