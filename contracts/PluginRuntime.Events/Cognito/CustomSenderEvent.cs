using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>A code that you send yourself, by mail or SMS.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html" />.</remarks>
public sealed record CustomSenderEvent : CognitoEvent<CustomSenderRequest, CognitoEmptyResponse>;

/// <summary>The code, encrypted by your key, and whom it is for.</summary>
public sealed record CustomSenderRequest
{
    /// <summary><c>customEmailSenderRequestV1</c> or <c>customSMSSenderRequestV1</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get => field ?? ""; init; }

    [JsonPropertyName("code")]
    public string Code { get => field ?? ""; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}
