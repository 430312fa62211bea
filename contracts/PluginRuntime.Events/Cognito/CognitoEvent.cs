using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Cognito;

/// <summary>What a user pool of Cognito asks or tells. The answer is the event itself, with <see cref="Response" /> filled: <c>payload with { Response = … }</c>.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html" />.</remarks>
public abstract record CognitoEvent<TRequest, TResponse>
    where TRequest : class, new()
    where TResponse : class, new()
{
    [JsonPropertyName("version")]
    public string Version { get => field ?? ""; init; }

    /// <summary>The trigger and its cause, such as <c>PreSignUp_SignUp</c>.</summary>
    [JsonPropertyName("triggerSource")]
    public string TriggerSource { get => field ?? ""; init; }

    [JsonPropertyName("region")]
    public string Region { get => field ?? ""; init; }

    [JsonPropertyName("userPoolId")]
    public string UserPoolId { get => field ?? ""; init; }

    [JsonPropertyName("userName")]
    public string UserName { get => field ?? ""; init; }

    [JsonPropertyName("callerContext")]
    public CognitoCallerContext CallerContext { get => field ?? new(); init; }

    [JsonPropertyName("request")]
    public TRequest Request { get => field ?? new(); init; }

    [JsonPropertyName("response")]
    public TResponse Response { get => field ?? new(); init; }
}

/// <summary>Where the request came from.</summary>
public sealed record CognitoCallerContext
{
    [JsonPropertyName("awsSdkVersion")]
    public string AwsSdkVersion { get => field ?? ""; init; }

    [JsonPropertyName("clientId")]
    public string ClientId { get => field ?? ""; init; }
}

/// <summary>Of a trigger that answers nothing.</summary>
public sealed record CognitoEmptyResponse;
