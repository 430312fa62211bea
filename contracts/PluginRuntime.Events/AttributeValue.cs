using System.Text.Json.Serialization;

namespace PluginRuntime.Events;

/// <summary>A value as DynamoDB writes it: one of these members is set, and says which type it is.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html" />.</remarks>
public sealed record AttributeValue
{
    /// <summary>Text.</summary>
    [JsonPropertyName("S")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? S { get; init; }

    /// <summary>A number, as text, since DynamoDB's have 38 digits.</summary>
    [JsonPropertyName("N")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? N { get; init; }

    /// <summary>Bytes.</summary>
    [JsonPropertyName("B")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReadOnlyMemory<byte>? B { get; init; }

    /// <summary>A set of texts.</summary>
    [JsonPropertyName("SS")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? SS { get; init; }

    /// <summary>A set of numbers.</summary>
    [JsonPropertyName("NS")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? NS { get; init; }

    /// <summary>A set of bytes.</summary>
    [JsonPropertyName("BS")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReadOnlyMemory<byte>>? BS { get; init; }

    /// <summary>A map.</summary>
    [JsonPropertyName("M")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AttributeValue>? M { get; init; }

    /// <summary>A list.</summary>
    [JsonPropertyName("L")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AttributeValue>? L { get; init; }

    /// <summary>Set for a null.</summary>
    [JsonPropertyName("NULL")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Null { get; init; }

    /// <summary>Yes or no.</summary>
    [JsonPropertyName("BOOL")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Bool { get; init; }
}
