using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Before ID and access tokens are made (event versions 2 and 3).</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html" />.</remarks>
public sealed record PreTokenGenerationV2Event : CognitoEvent<PreTokenGenerationV2Request, PreTokenGenerationV2Response>;

/// <summary>Whose tokens they are.</summary>
public sealed record PreTokenGenerationV2Request
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("scopes")]
    public IReadOnlyList<string> Scopes { get => field ?? []; init; }

    [JsonPropertyName("groupConfiguration")]
    public CognitoGroups GroupConfiguration { get => field ?? new(); init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}

/// <summary>What the tokens are to say instead.</summary>
public sealed record PreTokenGenerationV2Response
{
    [JsonPropertyName("claimsAndScopeOverrideDetails")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimsAndScopeOverride? ClaimsAndScopeOverrideDetails { get; init; }
}

/// <summary>What is changed in each token.</summary>
public sealed record ClaimsAndScopeOverride
{
    [JsonPropertyName("idTokenGeneration")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdTokenOverride? IdTokenGeneration { get; init; }

    [JsonPropertyName("accessTokenGeneration")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccessTokenOverride? AccessTokenGeneration { get; init; }

    [JsonPropertyName("groupOverrideDetails")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CognitoGroups? GroupOverrideDetails { get; init; }
}

/// <summary>Claims to add to an ID token, of any JSON, and to leave out.</summary>
public sealed record IdTokenOverride
{
    [JsonPropertyName("claimsToAddOrOverride")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? ClaimsToAddOrOverride { get; init; }

    [JsonPropertyName("claimsToSuppress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }
}

/// <summary>The same of an access token, and its scopes.</summary>
public sealed record AccessTokenOverride
{
    [JsonPropertyName("claimsToAddOrOverride")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? ClaimsToAddOrOverride { get; init; }

    [JsonPropertyName("claimsToSuppress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }

    [JsonPropertyName("scopesToAdd")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ScopesToAdd { get; init; }

    [JsonPropertyName("scopesToSuppress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ScopesToSuppress { get; init; }
}
