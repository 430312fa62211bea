using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime.Events.Json;

namespace PluginRuntime.Events.Http;

/// <summary>What the API knows of a request.</summary>
public sealed record RestApiRequestContext
{
    [JsonPropertyName("accountId")]
    public string AccountId { get => field ?? ""; init; }

    [JsonPropertyName("apiId")]
    public string ApiId { get => field ?? ""; init; }

    /// <summary>What the authorizer told, and <c>principalId</c>; of a user pool <c>claims</c>.</summary>
    [JsonPropertyName("authorizer")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Authorizer { get; init; }

    [JsonPropertyName("deploymentId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeploymentId { get; init; }

    [JsonPropertyName("domainName")]
    public string DomainName { get => field ?? ""; init; }

    [JsonPropertyName("domainPrefix")]
    public string DomainPrefix { get => field ?? ""; init; }

    [JsonPropertyName("extendedRequestId")]
    public string ExtendedRequestId { get => field ?? ""; init; }

    [JsonPropertyName("httpMethod")]
    public string HttpMethod { get => field ?? ""; init; }

    [JsonPropertyName("identity")]
    public RestApiIdentity Identity { get => field ?? new(); init; }

    [JsonPropertyName("operationName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OperationName { get; init; }

    /// <summary>With the stage.</summary>
    [JsonPropertyName("path")]
    public string Path { get => field ?? ""; init; }

    [JsonPropertyName("protocol")]
    public string Protocol { get => field ?? ""; init; }

    [JsonPropertyName("requestId")]
    public string RequestId { get => field ?? ""; init; }

    /// <summary>As in a server's log: <c>12/Mar/2020:19:03:58 +0000</c>.</summary>
    [JsonPropertyName("requestTime")]
    public string RequestTime { get => field ?? ""; init; }

    /// <summary>The same instant.</summary>
    [JsonPropertyName("requestTimeEpoch")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset RequestTimeEpoch { get; init; }

    [JsonPropertyName("resourceId")]
    public string ResourceId { get => field ?? ""; init; }

    [JsonPropertyName("resourcePath")]
    public string ResourcePath { get => field ?? ""; init; }

    [JsonPropertyName("stage")]
    public string Stage { get => field ?? ""; init; }
}

/// <summary>Who calls, as far as the API knows.</summary>
public sealed record RestApiIdentity
{
    [JsonPropertyName("accessKey")]
    public string? AccessKey { get; init; }

    [JsonPropertyName("accountId")]
    public string? AccountId { get; init; }

    [JsonPropertyName("apiKey")]
    public string? ApiKey { get; init; }

    [JsonPropertyName("apiKeyId")]
    public string? ApiKeyId { get; init; }

    [JsonPropertyName("caller")]
    public string? Caller { get; init; }

    [JsonPropertyName("clientCert")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClientCertificate? ClientCert { get; init; }

    [JsonPropertyName("cognitoAuthenticationProvider")]
    public string? CognitoAuthenticationProvider { get; init; }

    [JsonPropertyName("cognitoAuthenticationType")]
    public string? CognitoAuthenticationType { get; init; }

    [JsonPropertyName("cognitoIdentityId")]
    public string? CognitoIdentityId { get; init; }

    [JsonPropertyName("cognitoIdentityPoolId")]
    public string? CognitoIdentityPoolId { get; init; }

    [JsonPropertyName("principalOrgId")]
    public string? PrincipalOrgId { get; init; }

    [JsonPropertyName("sourceIp")]
    public string SourceIp { get => field ?? ""; init; }

    [JsonPropertyName("user")]
    public string? User { get; init; }

    [JsonPropertyName("userAgent")]
    public string? UserAgent { get; init; }

    [JsonPropertyName("userArn")]
    public string? UserArn { get; init; }

    [JsonPropertyName("vpcId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VpcId { get; init; }

    [JsonPropertyName("vpceId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VpceId { get; init; }
}
