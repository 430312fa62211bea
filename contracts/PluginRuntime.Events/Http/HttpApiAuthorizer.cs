using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>Who the caller is: the member is set that is of the route's kind of authorizer.</summary>
public sealed record HttpApiAuthorizer
{
    [JsonPropertyName("jwt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpApiJwt? Jwt { get; init; }

    [JsonPropertyName("iam")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpApiIam? Iam { get; init; }

    /// <summary>What a Lambda authorizer gave as its context.</summary>
    [JsonPropertyName("lambda")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Lambda { get; init; }
}

/// <summary>The token's claims.</summary>
public sealed record HttpApiJwt
{
    [JsonPropertyName("claims")]
    public IReadOnlyDictionary<string, string> Claims { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("scopes")]
    public IReadOnlyList<string> Scopes { get => field ?? []; init; }
}

/// <summary>The signer of the request.</summary>
public sealed record HttpApiIam
{
    [JsonPropertyName("accessKey")]
    public string AccessKey { get => field ?? ""; init; }

    [JsonPropertyName("accountId")]
    public string AccountId { get => field ?? ""; init; }

    [JsonPropertyName("callerId")]
    public string CallerId { get => field ?? ""; init; }

    [JsonPropertyName("cognitoIdentity")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpApiCognitoIdentity? CognitoIdentity { get; init; }

    [JsonPropertyName("principalOrgId")]
    public string? PrincipalOrgId { get; init; }

    [JsonPropertyName("userArn")]
    public string UserArn { get => field ?? ""; init; }

    [JsonPropertyName("userId")]
    public string UserId { get => field ?? ""; init; }
}

/// <summary>The identity of an identity pool.</summary>
public sealed record HttpApiCognitoIdentity
{
    [JsonPropertyName("amr")]
    public IReadOnlyList<string> Amr { get => field ?? []; init; }

    [JsonPropertyName("identityId")]
    public string IdentityId { get => field ?? ""; init; }

    [JsonPropertyName("identityPoolId")]
    public string IdentityPoolId { get => field ?? ""; init; }
}
