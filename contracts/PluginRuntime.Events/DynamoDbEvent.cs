using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using PluginRuntime.Events.Json;

namespace PluginRuntime.Events;

/// <summary>Changes of the items of a DynamoDB table.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html" />.</remarks>
public sealed record DynamoDbEvent : StreamEvent<DynamoDbRecord>;

/// <summary>One change.</summary>
public sealed record DynamoDbRecord
{
    [JsonPropertyName("eventID")]
    public string EventId { get => field ?? ""; init; }

    /// <summary><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
    [JsonPropertyName("eventName")]
    public string EventName { get => field ?? ""; init; }

    [JsonPropertyName("eventVersion")]
    public string EventVersion { get => field ?? ""; init; }

    [JsonPropertyName("eventSource")]
    public string EventSource { get => field ?? ""; init; }

    [JsonPropertyName("awsRegion")]
    public string AwsRegion { get => field ?? ""; init; }

    [JsonPropertyName("dynamodb")]
    public DynamoDbChange Dynamodb { get => field ?? new(); init; }

    /// <summary><c>dynamodb.amazonaws.com</c> where the item's time to live was over.</summary>
    [JsonPropertyName("userIdentity")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DynamoDbIdentity? UserIdentity { get; init; }

    /// <summary>The stream.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string EventSourceArn { get => field ?? ""; init; }
}

/// <summary>The item's key, and the item before and after, as the stream's view has it.</summary>
public sealed record DynamoDbChange
{
    [JsonPropertyName("ApproximateCreationDateTime")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? ApproximateCreationDateTime { get; init; }

    [JsonPropertyName("Keys")]
    public IReadOnlyDictionary<string, AttributeValue> Keys { get => field ?? ReadOnlyDictionary<string, AttributeValue>.Empty; init; }

    [JsonPropertyName("NewImage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AttributeValue>? NewImage { get; init; }

    [JsonPropertyName("OldImage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AttributeValue>? OldImage { get; init; }

    /// <summary>What <see cref="StreamBatchResponse.Failed" /> takes.</summary>
    [JsonPropertyName("SequenceNumber")]
    public string SequenceNumber { get => field ?? ""; init; }

    [JsonPropertyName("SizeBytes")]
    public long SizeBytes { get; init; }

    [JsonPropertyName("StreamViewType")]
    public string StreamViewType { get => field ?? ""; init; }
}

/// <summary>A service that made the change.</summary>
public sealed record DynamoDbIdentity
{
    [JsonPropertyName("principalId")]
    public string PrincipalId { get => field ?? ""; init; }

    [JsonPropertyName("type")]
    public string Type { get => field ?? ""; init; }
}
