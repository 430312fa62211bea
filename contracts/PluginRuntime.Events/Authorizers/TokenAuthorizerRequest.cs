using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Authorizers;

/// <summary>A REST API asks whether a token may call it.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html" />. The answer is an <see cref="AuthorizerResponse" />.</remarks>
public sealed record TokenAuthorizerRequest
{
    [JsonPropertyName("type")]
    public string Type { get => field ?? ""; init; }

    /// <summary>What the answer's policy allows or denies.</summary>
    [JsonPropertyName("methodArn")]
    public string MethodArn { get => field ?? ""; init; }

    [JsonPropertyName("authorizationToken")]
    public string AuthorizationToken { get => field ?? ""; init; }
}
