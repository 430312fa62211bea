using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>What a challenge asks.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html" />.</remarks>
public sealed record CreateAuthChallengeEvent : CognitoEvent<CreateAuthChallengeRequest, CreateAuthChallengeResponse>;

/// <summary>Which challenge it is.</summary>
public sealed record CreateAuthChallengeRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("challengeName")]
    public string ChallengeName { get => field ?? ""; init; }

    [JsonPropertyName("session")]
    public IReadOnlyList<AnsweredChallenge> Session { get => field ?? []; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("userNotFound")]
    public bool UserNotFound { get; init; }
}

/// <summary>What the client is told, and what only the check of its answer is.</summary>
public sealed record CreateAuthChallengeResponse
{
    [JsonPropertyName("publicChallengeParameters")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? PublicChallengeParameters { get; init; }

    [JsonPropertyName("privateChallengeParameters")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? PrivateChallengeParameters { get; init; }

    [JsonPropertyName("challengeMetadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChallengeMetadata { get; init; }
}
