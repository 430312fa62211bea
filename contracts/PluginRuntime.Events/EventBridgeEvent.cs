using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>An event of an EventBridge bus. <typeparamref name="TDetail" /> is a type of your own, or <see cref="JsonElement" />.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html" />. In a context of your own: <c>[JsonSerializable(typeof(EventBridgeEvent&lt;OrderPlaced&gt;))]</c>.</remarks>
public record EventBridgeEvent<TDetail>
{
    [JsonPropertyName("version")]
    public string Version { get => field ?? ""; init; }

    [JsonPropertyName("id")]
    public string Id { get => field ?? ""; init; }

    [JsonPropertyName("detail-type")]
    public string DetailType { get => field ?? ""; init; }

    [JsonPropertyName("source")]
    public string Source { get => field ?? ""; init; }

    [JsonPropertyName("account")]
    public string Account { get => field ?? ""; init; }

    [JsonPropertyName("time")]
    public DateTimeOffset Time { get; init; }

    [JsonPropertyName("region")]
    public string Region { get => field ?? ""; init; }

    [JsonPropertyName("resources")]
    public IReadOnlyList<string> Resources { get => field ?? []; init; }

    /// <summary>The archive's replay that sends it again.</summary>
    [JsonPropertyName("replay-name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReplayName { get; init; }

    /// <summary>What the sender tells.</summary>
    [JsonPropertyName("detail")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TDetail? Detail { get; init; }
}
