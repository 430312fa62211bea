using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>After somebody has signed in.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html" />.</remarks>
public sealed record PostAuthenticationEvent : CognitoEvent<PostAuthenticationRequest, CognitoEmptyResponse>;

/// <summary>Who it was.</summary>
public sealed record PostAuthenticationRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("newDeviceUsed")]
    public bool NewDeviceUsed { get; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}
