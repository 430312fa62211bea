using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Whether a challenge was answered right.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html" />.</remarks>
public sealed record VerifyAuthChallengeEvent : CognitoEvent<VerifyAuthChallengeRequest, VerifyAuthChallengeResponse>;

/// <summary>What was kept when the challenge was made, and the answer.</summary>
public sealed record VerifyAuthChallengeRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("privateChallengeParameters")]
    public IReadOnlyDictionary<string, string> PrivateChallengeParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("challengeAnswer")]
    public string ChallengeAnswer { get => field ?? ""; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("userNotFound")]
    public bool UserNotFound { get; init; }
}

/// <summary>Right or wrong.</summary>
public sealed record VerifyAuthChallengeResponse
{
    [JsonPropertyName("answerCorrect")]
    public bool AnswerCorrect { get; init; }
}
