using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Before somebody is signed up.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html" />.</remarks>
public sealed record PreSignUpEvent : CognitoEvent<PreSignUpRequest, PreSignUpResponse>;

/// <summary>Who wants to sign up.</summary>
public sealed record PreSignUpRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("validationData")]
    public IReadOnlyDictionary<string, string> ValidationData { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}

/// <summary>What need not be confirmed any more.</summary>
public sealed record PreSignUpResponse
{
    [JsonPropertyName("autoConfirmUser")]
    public bool AutoConfirmUser { get; init; }

    [JsonPropertyName("autoVerifyPhone")]
    public bool AutoVerifyPhone { get; init; }

    [JsonPropertyName("autoVerifyEmail")]
    public bool AutoVerifyEmail { get; init; }
}
