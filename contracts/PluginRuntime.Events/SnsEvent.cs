using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>A notification of an SNS topic.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html" />.</remarks>
public sealed record SnsEvent
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<SnsRecord> Records { get => field ?? []; init; }
}

/// <summary>One notification, and what brought it.</summary>
public sealed record SnsRecord
{
    [JsonPropertyName("EventVersion")]
    public string EventVersion { get => field ?? ""; init; }

    [JsonPropertyName("EventSubscriptionArn")]
    public string EventSubscriptionArn { get => field ?? ""; init; }

    [JsonPropertyName("EventSource")]
    public string EventSource { get => field ?? ""; init; }

    [JsonPropertyName("Sns")]
    public SnsMessage Sns { get => field ?? new(); init; }
}

/// <summary>What was published.</summary>
public sealed record SnsMessage
{
    [JsonPropertyName("SignatureVersion")]
    public string SignatureVersion { get => field ?? ""; init; }

    [JsonPropertyName("Timestamp")]
    public DateTimeOffset Timestamp { get; init; }

    [JsonPropertyName("Signature")]
    public string Signature { get => field ?? ""; init; }

    [JsonPropertyName("SigningCertUrl")]
    public string SigningCertUrl { get => field ?? ""; init; }

    [JsonPropertyName("MessageId")]
    public string MessageId { get => field ?? ""; init; }

    [JsonPropertyName("Message")]
    public string Message { get => field ?? ""; init; }

    [JsonPropertyName("MessageAttributes")]
    public IReadOnlyDictionary<string, SnsAttributeValue> MessageAttributes { get => field ?? ReadOnlyDictionary<string, SnsAttributeValue>.Empty; init; }

    [JsonPropertyName("Type")]
    public string Type { get => field ?? ""; init; }

    [JsonPropertyName("UnsubscribeUrl")]
    public string UnsubscribeUrl { get => field ?? ""; init; }

    [JsonPropertyName("TopicArn")]
    public string TopicArn { get => field ?? ""; init; }

    [JsonPropertyName("Subject")]
    public string? Subject { get; init; }
}

/// <summary>One attribute that the publisher gave a message.</summary>
public sealed record SnsAttributeValue
{
    [JsonPropertyName("Type")]
    public string Type { get => field ?? ""; init; }

    /// <summary>As text, whatever <see cref="Type" /> says; of <c>Binary</c> in base64.</summary>
    [JsonPropertyName("Value")]
    public string Value { get => field ?? ""; init; }
}
