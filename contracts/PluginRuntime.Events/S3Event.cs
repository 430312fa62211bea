using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>What happened to objects in a bucket of S3.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html" />.</remarks>
public sealed record S3Event
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<S3Record> Records { get => field ?? []; init; }
}

/// <summary>One thing that happened.</summary>
public sealed record S3Record
{
    [JsonPropertyName("eventVersion")]
    public string EventVersion { get => field ?? ""; init; }

    [JsonPropertyName("eventSource")]
    public string EventSource { get => field ?? ""; init; }

    [JsonPropertyName("awsRegion")]
    public string AwsRegion { get => field ?? ""; init; }

    [JsonPropertyName("eventTime")]
    public DateTimeOffset EventTime { get; init; }

    /// <summary>Such as <c>ObjectCreated:Put</c>.</summary>
    [JsonPropertyName("eventName")]
    public string EventName { get => field ?? ""; init; }

    [JsonPropertyName("userIdentity")]
    public S3Identity UserIdentity { get => field ?? new(); init; }

    [JsonPropertyName("requestParameters")]
    public S3RequestParameters RequestParameters { get => field ?? new(); init; }

    /// <summary><c>x-amz-request-id</c> and <c>x-amz-id-2</c>.</summary>
    [JsonPropertyName("responseElements")]
    public IReadOnlyDictionary<string, string> ResponseElements { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("s3")]
    public S3Entity S3 { get => field ?? new(); init; }

    [JsonPropertyName("glacierEventData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3GlacierEventData? GlacierEventData { get; init; }

    [JsonPropertyName("replicationEventData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3ReplicationEventData? ReplicationEventData { get; init; }

    [JsonPropertyName("intelligentTieringEventData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3IntelligentTieringEventData? IntelligentTieringEventData { get; init; }

    [JsonPropertyName("lifecycleEventData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3LifecycleEventData? LifecycleEventData { get; init; }
}

/// <summary>Who did it, or owns it.</summary>
public sealed record S3Identity
{
    [JsonPropertyName("principalId")]
    public string PrincipalId { get => field ?? ""; init; }
}

/// <summary>Where the request came from.</summary>
public sealed record S3RequestParameters
{
    [JsonPropertyName("sourceIPAddress")]
    public string SourceIpAddress { get => field ?? ""; init; }
}
