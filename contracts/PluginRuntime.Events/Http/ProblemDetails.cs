using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>What went wrong, for the caller of an API.</summary>
/// <remarks>Shape: RFC 9457, <see href="https://www.rfc-editor.org/rfc/rfc9457" />.</remarks>
public sealed record ProblemDetails
{
    /// <summary>An address that names this kind of problem; none is the same as <c>about:blank</c>.</summary>
    [JsonPropertyName("type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The kind of problem in a few words.</summary>
    [JsonPropertyName("title")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The status of the response.</summary>
    [JsonPropertyName("status")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Status { get; init; }

    /// <summary>What it was this time, for a person.</summary>
    [JsonPropertyName("detail")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>An address that names this one occurrence.</summary>
    [JsonPropertyName("instance")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <summary>Members of your own, beside the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}

/// <summary>The JSON of problems, so that a handler needs no context for them.</summary>
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ProblemJson : JsonSerializerContext;
