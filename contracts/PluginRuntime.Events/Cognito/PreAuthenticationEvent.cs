using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Before a password is checked. Throw to refuse.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html" />.</remarks>
public sealed record PreAuthenticationEvent : CognitoEvent<PreAuthenticationRequest, CognitoEmptyResponse>;

/// <summary>Who wants to sign in.</summary>
public sealed record PreAuthenticationRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("validationData")]
    public IReadOnlyDictionary<string, string> ValidationData { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("userNotFound")]
    public bool UserNotFound { get; init; }
}
