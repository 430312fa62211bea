using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Which challenge comes next, or whether the sign-in is at its end.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html" />.</remarks>
public sealed record DefineAuthChallengeEvent : CognitoEvent<DefineAuthChallengeRequest, DefineAuthChallengeResponse>;

/// <summary>What was asked so far.</summary>
public sealed record DefineAuthChallengeRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("session")]
    public IReadOnlyList<AnsweredChallenge> Session { get => field ?? []; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("userNotFound")]
    public bool UserNotFound { get; init; }
}

/// <summary>The next challenge, tokens, or a refusal.</summary>
public sealed record DefineAuthChallengeResponse
{
    [JsonPropertyName("challengeName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChallengeName { get; init; }

    [JsonPropertyName("issueTokens")]
    public bool IssueTokens { get; init; }

    [JsonPropertyName("failAuthentication")]
    public bool FailAuthentication { get; init; }
}
