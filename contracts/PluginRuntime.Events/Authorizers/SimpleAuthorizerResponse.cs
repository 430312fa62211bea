using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Authorizers;

/// <summary>The answer of an HTTP API's authorizer that has simple responses.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html" />.</remarks>
public sealed record SimpleAuthorizerResponse
{
    [JsonPropertyName("isAuthorized")]
    public bool IsAuthorized { get; init; }

    /// <summary>What the API's function is told: <see cref="Http.HttpApiAuthorizer.Lambda" />.</summary>
    [JsonPropertyName("context")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Context { get; init; }
}
