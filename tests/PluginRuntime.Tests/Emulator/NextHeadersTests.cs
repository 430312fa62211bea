using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

public sealed class NextHeadersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("Lambda-Runtime-Deadline-Ms", "63000")]
    [InlineData("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:012345678912:function:shop")]
    [InlineData("Lambda-Runtime-Client-Context", "")]
    [InlineData("Lambda-Runtime-Cognito-Identity", "")]
    [InlineData("Lambda-Runtime-Aws-Tenant-Id", "")]
    public async Task Next_has_the_header(string name, string value)
    {
        using var answer = await NextAsync();

        Assert.Equal(value, Assert.Single(answer.Headers.GetValues(name)));
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Next_has_a_request_id_and_a_trace_id_in_the_form_of_X_Ray()
    {
        using var answer = await NextAsync();

        Assert.True(Guid.TryParse(Assert.Single(answer.Headers.GetValues("Lambda-Runtime-Aws-Request-Id")), out _));
        Assert.Matches(
            "^Root=1-0000003c-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$",
            Assert.Single(answer.Headers.GetValues("Lambda-Runtime-Trace-Id")));
    }

    // The clock stands one minute after the epoch, so the deadline is that and the timeout.
    private static async Task<HttpResponseMessage> NextAsync()
    {
        await using var api = await ServedRuntimeApi.StartAsync(new FunctionSettings
        {
            Handler = "orders",
            FunctionName = "shop",
            TaskRoot = "/",
            Host = new HostCommand("/none", []),
            Timeout = TimeSpan.FromSeconds(3),
            Clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddMinutes(1)),
        });
        api.State.Offer(new PendingInvocation("{}"u8.ToArray()));
        return await api.Client.GetAsync("invocation/next", Cancellation);
    }
}
