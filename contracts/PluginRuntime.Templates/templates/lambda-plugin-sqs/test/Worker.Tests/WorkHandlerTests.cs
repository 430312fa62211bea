using PluginRuntime.Events;
using PluginRuntime.Testing;
using Xunit;

namespace Worker.Tests;

public sealed class WorkHandlerTests
{
    [Fact]
    public async Task Only_the_message_that_failed_comes_again()
    {
        var payload = new SqsEvent
        {
            Records = [new SqsMessage { MessageId = "good", Body = "work" }, new SqsMessage { MessageId = "bad", Body = "" }],
        };

        var result = await PluginHost.InvokeAsync("Worker", payload);

        Assert.Equal(["bad"], result.Read<SqsBatchResponse>()!.BatchItemFailures.Select(failure => failure.ItemIdentifier));
    }
}
