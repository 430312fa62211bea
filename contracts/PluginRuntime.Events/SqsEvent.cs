using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>Messages of an SQS queue.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html" />. Answer with an <see cref="SqsBatchResponse" /> to have some of them delivered again.</remarks>
public sealed record SqsEvent
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<SqsMessage> Records { get => field ?? []; init; }
}

/// <summary>One message.</summary>
public sealed record SqsMessage
{
    /// <summary>What <see cref="SqsBatchResponse.Failed" /> takes.</summary>
    [JsonPropertyName("messageId")]
    public string MessageId { get => field ?? ""; init; }

    [JsonPropertyName("receiptHandle")]
    public string ReceiptHandle { get => field ?? ""; init; }

    [JsonPropertyName("body")]
    public string Body { get => field ?? ""; init; }

    /// <summary>SQS's own, such as <c>SentTimestamp</c> and <c>ApproximateReceiveCount</c>; all are text.</summary>
    [JsonPropertyName("attributes")]
    public IReadOnlyDictionary<string, string> Attributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>The sender's.</summary>
    [JsonPropertyName("messageAttributes")]
    public IReadOnlyDictionary<string, SqsAttributeValue> MessageAttributes { get => field ?? ReadOnlyDictionary<string, SqsAttributeValue>.Empty; init; }

    [JsonPropertyName("md5OfBody")]
    public string Md5OfBody { get => field ?? ""; init; }

    [JsonPropertyName("md5OfMessageAttributes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Md5OfMessageAttributes { get; init; }

    [JsonPropertyName("eventSource")]
    public string EventSource { get => field ?? ""; init; }

    /// <summary>The queue.</summary>
    [JsonPropertyName("eventSourceARN")]
    public string EventSourceArn { get => field ?? ""; init; }

    [JsonPropertyName("awsRegion")]
    public string AwsRegion { get => field ?? ""; init; }
}

/// <summary>One attribute that the sender gave a message.</summary>
public sealed record SqsAttributeValue
{
    [JsonPropertyName("stringValue")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StringValue { get; init; }

    [JsonPropertyName("binaryValue")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReadOnlyMemory<byte>? BinaryValue { get; init; }

    [JsonPropertyName("stringListValues")]
    public IReadOnlyList<string> StringListValues { get => field ?? []; init; }

    [JsonPropertyName("binaryListValues")]
    public IReadOnlyList<ReadOnlyMemory<byte>> BinaryListValues { get => field ?? []; init; }

    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, perhaps with the sender's own word after a dot.</summary>
    [JsonPropertyName("dataType")]
    public string DataType { get => field ?? ""; init; }
}
