using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A request to an HTTP API (payload format 2.0) or a function URL.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html" /> and <see href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html" />.</remarks>
public sealed record HttpApiRequest : HttpRequestEvent
{
    [JsonPropertyName("version")]
    public string Version { get => field ?? ""; init; }

    /// <summary>The route that was matched: <c>GET /orders/{id}</c> or <c>$default</c>.</summary>
    [JsonPropertyName("routeKey")]
    public string RouteKey { get => field ?? ""; init; }

    [JsonPropertyName("rawPath")]
    public string RawPath { get => field ?? ""; init; }

    [JsonPropertyName("rawQueryString")]
    public string RawQueryString { get => field ?? ""; init; }

    /// <summary>One <c>name=value</c> each.</summary>
    [JsonPropertyName("cookies")]
    public IReadOnlyList<string> Cookies { get => field ?? []; init; }

    [JsonPropertyName("requestContext")]
    public HttpApiRequestContext RequestContext { get => field ?? new(); init; }

    [JsonPropertyName("pathParameters")]
    public IReadOnlyDictionary<string, string> PathParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("stageVariables")]
    public IReadOnlyDictionary<string, string> StageVariables { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}
