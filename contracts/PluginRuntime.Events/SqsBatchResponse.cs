using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>Which messages of a batch failed and are to be delivered again; all others are deleted from the queue.</summary>
/// <remarks>
/// The event source mapping has to have <c>ReportBatchItemFailures</c>, else every message counts as done:
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html" />. Not for several threads at once.
/// </remarks>
public sealed record SqsBatchResponse
{
    [JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; init => field = value ?? []; } = [];

    /// <summary>Has a message delivered again. Of a FIFO queue name every message after it as well, to keep their order.</summary>
    /// <param name="messageId">The message's <see cref="SqsMessage.MessageId" />.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public void Failed(string messageId) => BatchItemFailures.Add(BatchItemFailure.Of(messageId, nameof(messageId)));
}
