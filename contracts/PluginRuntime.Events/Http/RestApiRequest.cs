using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A request to a REST API (proxy integration), or to an HTTP API of payload format 1.0.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html" />.</remarks>
public sealed record RestApiRequest : MultiValueRequestEvent
{
    /// <summary>Set by HTTP APIs.</summary>
    [JsonPropertyName("version")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    /// <summary>The resource as it was defined: <c>/orders/{id}</c>.</summary>
    [JsonPropertyName("resource")]
    public string Resource { get => field ?? ""; init; }

    [JsonPropertyName("path")]
    public string Path { get => field ?? ""; init; }

    [JsonPropertyName("httpMethod")]
    public string HttpMethod { get => field ?? ""; init; }

    [JsonPropertyName("pathParameters")]
    public IReadOnlyDictionary<string, string> PathParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("stageVariables")]
    public IReadOnlyDictionary<string, string> StageVariables { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("requestContext")]
    public RestApiRequestContext RequestContext { get => field ?? new(); init; }
}
