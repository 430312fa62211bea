using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Before a message with a code is sent.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html" />.</remarks>
public sealed record CustomMessageEvent : CognitoEvent<CustomMessageRequest, CustomMessageResponse>;

/// <summary>Whom it is for, and what stands in for code and name.</summary>
public sealed record CustomMessageRequest
{
    [JsonPropertyName("userAttributes")]
    public IReadOnlyDictionary<string, string> UserAttributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>The words that Cognito replaces by the code.</summary>
    [JsonPropertyName("codeParameter")]
    public string CodeParameter { get => field ?? ""; init; }

    /// <summary>The words that Cognito replaces by the link.</summary>
    [JsonPropertyName("linkParameter")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LinkParameter { get; init; }

    /// <summary>The words that Cognito replaces by the name.</summary>
    [JsonPropertyName("usernameParameter")]
    public string? UsernameParameter { get; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}

/// <summary>What is sent instead; the text has to hold the code's words.</summary>
public sealed record CustomMessageResponse
{
    [JsonPropertyName("smsMessage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SmsMessage { get; init; }

    [JsonPropertyName("emailMessage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EmailMessage { get; init; }

    [JsonPropertyName("emailSubject")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EmailSubject { get; init; }
}
