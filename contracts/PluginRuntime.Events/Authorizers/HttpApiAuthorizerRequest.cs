using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Events.Authorizers;

/// <summary>An HTTP API asks whether a request may pass (payload format 2.0).</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html" />. The answer is a <see cref="SimpleAuthorizerResponse" /> or an <see cref="AuthorizerResponse" />, as the authorizer is set up.</remarks>
public sealed record HttpApiAuthorizerRequest
{
    [JsonPropertyName("version")]
    public string Version { get => field ?? ""; init; }

    [JsonPropertyName("type")]
    public string Type { get => field ?? ""; init; }

    /// <summary>What the answer's policy allows or denies.</summary>
    [JsonPropertyName("routeArn")]
    public string RouteArn { get => field ?? ""; init; }

    [JsonPropertyName("identitySource")]
    public IReadOnlyList<string> IdentitySource { get => field ?? []; init; }

    [JsonPropertyName("routeKey")]
    public string RouteKey { get => field ?? ""; init; }

    [JsonPropertyName("rawPath")]
    public string RawPath { get => field ?? ""; init; }

    [JsonPropertyName("rawQueryString")]
    public string RawQueryString { get => field ?? ""; init; }

    [JsonPropertyName("cookies")]
    public IReadOnlyList<string> Cookies { get => field ?? []; init; }

    [JsonPropertyName("headers")]
    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("queryStringParameters")]
    public IReadOnlyDictionary<string, string> QueryStringParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("requestContext")]
    public HttpApiRequestContext RequestContext { get => field ?? new(); init; }

    [JsonPropertyName("pathParameters")]
    public IReadOnlyDictionary<string, string> PathParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("stageVariables")]
    public IReadOnlyDictionary<string, string> StageVariables { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}
