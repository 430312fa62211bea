using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Before an ID token is made (event version 1).</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html" />.</remarks>
public sealed record PreTokenGenerationEvent : CognitoEvent<PreTokenGenerationRequest, PreTokenGenerationResponse>;

/// <summary>Whose token it is.</summary>
public sealed record PreTokenGenerationRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("groupConfiguration")]
    public CognitoGroups GroupConfiguration { get => field ?? new(); init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}

/// <summary>What the token is to say instead.</summary>
public sealed record PreTokenGenerationResponse
{
    [JsonPropertyName("claimsOverrideDetails")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClaimsOverride? ClaimsOverrideDetails { get; init; }
}

/// <summary>Claims to add and to leave out.</summary>
public sealed record ClaimsOverride
{
    [JsonPropertyName("claimsToAddOrOverride")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? ClaimsToAddOrOverride { get; init; }

    [JsonPropertyName("claimsToSuppress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ClaimsToSuppress { get; init; }

    [JsonPropertyName("groupOverrideDetails")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CognitoGroups? GroupOverrideDetails { get; init; }
}

/// <summary>Groups and roles in a token.</summary>
public sealed record CognitoGroups
{
    [JsonPropertyName("groupsToOverride")]
    public IReadOnlyList<string> GroupsToOverride { get => field ?? []; init; }

    [JsonPropertyName("iamRolesToOverride")]
    public IReadOnlyList<string> IamRolesToOverride { get => field ?? []; init; }

    [JsonPropertyName("preferredRole")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PreferredRole { get; init; }
}
