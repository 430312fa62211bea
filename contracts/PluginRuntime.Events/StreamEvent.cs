using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>Records of a stream, in its order.</summary>
/// <remarks>The members after <see cref="Records" /> are there for functions with a tumbling window: <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html" />.</remarks>
public abstract record StreamEvent<TRecord>
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<TRecord> Records { get => field ?? []; init; }

    [JsonPropertyName("window")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StreamWindow? Window { get; init; }

    [JsonPropertyName("state")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? State { get; init; }

    [JsonPropertyName("shardId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ShardId { get; init; }

    [JsonPropertyName("eventSourceARN")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EventSourceArn { get; init; }

    [JsonPropertyName("isFinalInvokeForWindow")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsFinalInvokeForWindow { get; init; }

    [JsonPropertyName("isWindowTerminatedEarly")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsWindowTerminatedEarly { get; init; }
}

/// <summary>Where a tumbling window begins and ends.</summary>
public sealed record StreamWindow
{
    [JsonPropertyName("start")]
    public DateTimeOffset Start { get; init; }

    [JsonPropertyName("end")]
    public DateTimeOffset End { get; init; }
}
