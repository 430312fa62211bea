using System.Text.Json;
using PluginRuntime.Events;

namespace PluginRuntime.Tests.Events;

public sealed class BatchResponseTests
{
    [Fact]
    public void Of_a_queue_it_names_the_messages_that_failed()
    {
        var response = new SqsBatchResponse();
        response.Failed("m-1");
        response.Failed("m-2");

        Assert.All(EveryJson.Of(typeof(SqsBatchResponse)), json => Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-1"},{"itemIdentifier":"m-2"}]}""", JsonSerializer.Serialize(response, json)));
    }

    [Fact]
    public void Without_a_failure_its_list_is_empty_and_there() => Assert.All(
        EveryJson.Of(typeof(SqsBatchResponse)), json => Assert.Equal("""{"batchItemFailures":[]}""", JsonSerializer.Serialize(new SqsBatchResponse(), json)));

    [Fact]
    public void Of_a_stream_it_names_where_to_go_on_and_the_windows_state()
    {
        var response = new StreamBatchResponse { State = new Dictionary<string, string> { ["clicks"] = "13" } };
        response.Failed("111");

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"111"}],"state":{"clicks":"13"}}""", JsonSerializer.Serialize(response, EventsJson.Default.StreamBatchResponse));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_failure_without_an_identifier_is_refused_since_Lambda_would_take_it_for_all(string identifier)
    {
        Assert.Throws<ArgumentException>(() => new SqsBatchResponse().Failed(identifier));
        Assert.Throws<ArgumentException>(() => new StreamBatchResponse().Failed(identifier));
    }

    [Fact]
    public void A_unit_test_can_read_it_back()
    {
        var read = JsonSerializer.Deserialize("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", EventsJson.Default.SqsBatchResponse)!;
        read.Failed("m-2");

        Assert.Equal(["m-1", "m-2"], read.BatchItemFailures.Select(failure => failure.ItemIdentifier));
    }
}
