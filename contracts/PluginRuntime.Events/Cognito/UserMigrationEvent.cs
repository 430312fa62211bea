using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>Somebody whom the pool does not know signs in or has forgotten the password.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html" />.</remarks>
public sealed record UserMigrationEvent : CognitoEvent<UserMigrationRequest, UserMigrationResponse>;

/// <summary>The password that was given; none if it was forgotten.</summary>
public sealed record UserMigrationRequest
{
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("validationData")]
    public IReadOnlyDictionary<string, string> ValidationData { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("clientMetadata")]
    public IReadOnlyDictionary<string, string> ClientMetadata { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }
}

/// <summary>The user as the pool is to make it.</summary>
public sealed record UserMigrationResponse
{
    [JsonPropertyName("userAttributes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

    /// <summary><c>CONFIRMED</c> or <c>RESET_REQUIRED</c>.</summary>
    [JsonPropertyName("finalUserStatus")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FinalUserStatus { get; init; }

    /// <summary><c>SUPPRESS</c>, or none for the welcome message.</summary>
    [JsonPropertyName("messageAction")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageAction { get; init; }

    /// <summary><c>EMAIL</c>, <c>SMS</c>.</summary>
    [JsonPropertyName("desiredDeliveryMediums")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? DesiredDeliveryMediums { get; init; }

    [JsonPropertyName("forceAliasCreation")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ForceAliasCreation { get; init; }

    [JsonPropertyName("enableSMSMFA")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? EnableSmsMfa { get; init; }
}
