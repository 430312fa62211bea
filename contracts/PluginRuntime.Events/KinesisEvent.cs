using System.Text.Json.Serialization;
using PluginRuntime.Events.Json;

namespace PluginRuntime.Events;

/// <summary>Records of a Kinesis data stream.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html" />.</remarks>
public sealed record KinesisEvent : StreamEvent<KinesisRecord>;

/// <summary>One record, and where it comes from.</summary>
public sealed record KinesisRecord
{
    [JsonPropertyName("kinesis")]
    public KinesisData Kinesis { get => field ?? new(); init; }

    [JsonPropertyName("eventSource")]
    public string EventSource { get => field ?? ""; init; }

    [JsonPropertyName("eventVersion")]
    public string EventVersion { get => field ?? ""; init; }

    [JsonPropertyName("eventID")]
    public string EventId { get => field ?? ""; init; }

    [JsonPropertyName("eventName")]
    public string EventName { get => field ?? ""; init; }

    [JsonPropertyName("invokeIdentityArn")]
    public string InvokeIdentityArn { get => field ?? ""; init; }

    [JsonPropertyName("awsRegion")]
    public string AwsRegion { get => field ?? ""; init; }

    /// <summary>The stream.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string EventSourceArn { get => field ?? ""; init; }
}

/// <summary>What was put into the stream.</summary>
public sealed record KinesisData
{
    [JsonPropertyName("kinesisSchemaVersion")]
    public string KinesisSchemaVersion { get => field ?? ""; init; }

    [JsonPropertyName("partitionKey")]
    public string PartitionKey { get => field ?? ""; init; }

    /// <summary>What <see cref="StreamBatchResponse.Failed" /> takes.</summary>
    [JsonPropertyName("sequenceNumber")]
    public string SequenceNumber { get => field ?? ""; init; }

    [JsonPropertyName("data")]
    public ReadOnlyMemory<byte> Data { get; init; }

    [JsonPropertyName("approximateArrivalTimestamp")]
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset ApproximateArrivalTimestamp { get; init; }

    [JsonPropertyName("encryptionType")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EncryptionType { get; init; }
}
