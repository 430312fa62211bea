using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>Of a restore from Glacier that is done.</summary>
public sealed record S3GlacierEventData
{
    [JsonPropertyName("restoreEventData")]
    public S3RestoreEventData RestoreEventData { get => field ?? new(); init; }
}

/// <summary>How long a restored object stays, and where it was.</summary>
public sealed record S3RestoreEventData
{
    [JsonPropertyName("lifecycleRestorationExpiryTime")]
    public DateTimeOffset? LifecycleRestorationExpiryTime { get; init; }

    [JsonPropertyName("lifecycleRestoreStorageClass")]
    public string? LifecycleRestoreStorageClass { get; init; }
}

/// <summary>Of a replication that failed or took long.</summary>
public sealed record S3ReplicationEventData
{
    [JsonPropertyName("replicationRuleId")]
    public string ReplicationRuleId { get => field ?? ""; init; }

    [JsonPropertyName("destinationBucket")]
    public string DestinationBucket { get => field ?? ""; init; }

    [JsonPropertyName("s3Operation")]
    public string S3Operation { get => field ?? ""; init; }

    [JsonPropertyName("requestTime")]
    public DateTimeOffset? RequestTime { get; init; }

    [JsonPropertyName("failureReason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FailureReason { get; init; }

    [JsonPropertyName("threshold")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Threshold { get; init; }

    [JsonPropertyName("replicationTime")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReplicationTime { get; init; }
}

/// <summary>Of an object that went into an archive tier.</summary>
public sealed record S3IntelligentTieringEventData
{
    [JsonPropertyName("destinationAccessTier")]
    public string DestinationAccessTier { get => field ?? ""; init; }
}

/// <summary>Of a transition by a lifecycle rule.</summary>
public sealed record S3LifecycleEventData
{
    [JsonPropertyName("transitionEventData")]
    public S3TransitionEventData TransitionEventData { get => field ?? new(); init; }
}

/// <summary>Where it went.</summary>
public sealed record S3TransitionEventData
{
    [JsonPropertyName("destinationStorageClass")]
    public string DestinationStorageClass { get => field ?? ""; init; }
}
