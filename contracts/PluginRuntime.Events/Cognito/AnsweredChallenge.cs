using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>One challenge of this sign-in, and how it ended.</summary>
public sealed record AnsweredChallenge
{
    [JsonPropertyName("challengeName")]
    public string ChallengeName { get => field ?? ""; init; }

    [JsonPropertyName("challengeResult")]
    public bool ChallengeResult { get; init; }

    [JsonPropertyName("challengeMetadata")]
    public string? ChallengeMetadata { get; init; }
}
