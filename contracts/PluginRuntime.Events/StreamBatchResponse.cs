using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>Where in a batch of a Kinesis or DynamoDB stream the handler failed: everything from there on is delivered again.</summary>
/// <remarks>
/// The event source mapping has to have <c>ReportBatchItemFailures</c>; of several records the lowest sequence number counts:
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html" />. Not for several threads at once.
/// </remarks>
public sealed record StreamBatchResponse
{
    [JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; init => field = value ?? []; } = [];

    /// <summary>Of a function with a tumbling window: what the next invocation gets as its state.</summary>
    [JsonPropertyName("state")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? State { get; init; }

    /// <summary>Has a record, and all after it, delivered again.</summary>
    /// <param name="sequenceNumber">The record's <see cref="KinesisData.SequenceNumber" /> or <see cref="DynamoDbChange.SequenceNumber" />.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public void Failed(string sequenceNumber) => BatchItemFailures.Add(BatchItemFailure.Of(sequenceNumber, nameof(sequenceNumber)));
}
