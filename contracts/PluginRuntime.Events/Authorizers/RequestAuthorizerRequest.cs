using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Events.Authorizers;

/// <summary>A REST API asks whether a request may pass.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html" />. The answer is an <see cref="AuthorizerResponse" />.</remarks>
public sealed record RequestAuthorizerRequest
{
    [JsonPropertyName("type")]
    public string Type { get => field ?? ""; init; }

    /// <summary>What the answer's policy allows or denies.</summary>
    [JsonPropertyName("methodArn")]
    public string MethodArn { get => field ?? ""; init; }

    [JsonPropertyName("resource")]
    public string Resource { get => field ?? ""; init; }

    [JsonPropertyName("path")]
    public string Path { get => field ?? ""; init; }

    [JsonPropertyName("httpMethod")]
    public string HttpMethod { get => field ?? ""; init; }

    [JsonPropertyName("headers")]
    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("multiValueHeaders")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValueHeaders { get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty; init; }

    [JsonPropertyName("queryStringParameters")]
    public IReadOnlyDictionary<string, string> QueryStringParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("multiValueQueryStringParameters")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValueQueryStringParameters { get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty; init; }

    [JsonPropertyName("pathParameters")]
    public IReadOnlyDictionary<string, string> PathParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("stageVariables")]
    public IReadOnlyDictionary<string, string> StageVariables { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("requestContext")]
    public RestApiRequestContext RequestContext { get => field ?? new(); init; }
}
