using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Authorizers;

/// <summary>An authorizer's answer by a policy: of REST APIs always, of HTTP APIs where the authorizer has no simple responses.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html" />.</remarks>
public sealed record AuthorizerResponse
{
    /// <summary>Who the caller is, in your own words.</summary>
    [JsonPropertyName("principalId")]
    public string PrincipalId { get => field ?? ""; init; }

    [JsonPropertyName("policyDocument")]
    public PolicyDocument PolicyDocument { get => field ?? new(); init; }

    /// <summary>What the API's function is told. A REST API takes text, numbers and Booleans alone.</summary>
    [JsonPropertyName("context")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Context { get; init; }

    /// <summary>The API key whose usage plan counts the call.</summary>
    [JsonPropertyName("usageIdentifierKey")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UsageIdentifierKey { get; init; }

    /// <summary>The caller may call what the ARNs name.</summary>
    /// <param name="principalId">Who the caller is, in your own words.</param>
    /// <param name="resources">The event's own ARN, or patterns with <c>*</c>: answers are kept for the caller and hold for other methods, too.</param>
    public static AuthorizerResponse Allow(string principalId, params IReadOnlyList<string> resources) => Of(principalId, "Allow", resources);

    /// <summary>The caller must not call what the ARNs name.</summary>
    /// <inheritdoc cref="Allow" />
    public static AuthorizerResponse Deny(string principalId, params IReadOnlyList<string> resources) => Of(principalId, "Deny", resources);

    private static AuthorizerResponse Of(string principalId, string effect, IReadOnlyList<string> resources) => new()
    {
        PrincipalId = principalId,
        PolicyDocument = new PolicyDocument { Statement = [new PolicyStatement { Effect = effect, Resource = resources }] },
    };
}
