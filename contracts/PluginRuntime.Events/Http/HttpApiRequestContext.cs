using System.Text.Json.Serialization;
using PluginRuntime.Events.Json;

namespace PluginRuntime.Events.Http;

/// <summary>What the API knows of a request.</summary>
public sealed record HttpApiRequestContext
{
    [JsonPropertyName("accountId")]
    public string AccountId { get => field ?? ""; init; }

    [JsonPropertyName("apiId")]
    public string ApiId { get => field ?? ""; init; }

    /// <summary>The client's certificate, where mutual TLS is on.</summary>
    [JsonPropertyName("authentication")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpApiAuthentication? Authentication { get; init; }

    /// <summary>Who the caller is, where an authorizer told.</summary>
    [JsonPropertyName("authorizer")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HttpApiAuthorizer? Authorizer { get; init; }

    [JsonPropertyName("domainName")]
    public string DomainName { get => field ?? ""; init; }

    [JsonPropertyName("domainPrefix")]
    public string DomainPrefix { get => field ?? ""; init; }

    [JsonPropertyName("http")]
    public HttpApiRequestLine Http { get => field ?? new(); init; }

    [JsonPropertyName("requestId")]
    public string RequestId { get => field ?? ""; init; }

    [JsonPropertyName("routeKey")]
    public string RouteKey { get => field ?? ""; init; }

    [JsonPropertyName("stage")]
    public string Stage { get => field ?? ""; init; }

    /// <summary>As in a server's log: <c>12/Mar/2020:19:03:58 +0000</c>.</summary>
    [JsonPropertyName("time")]
    public string Time { get => field ?? ""; init; }

    /// <summary>The same instant.</summary>
    [JsonPropertyName("timeEpoch")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset TimeEpoch { get; init; }
}

/// <summary>How the request came.</summary>
public sealed record HttpApiRequestLine
{
    [JsonPropertyName("method")]
    public string Method { get => field ?? ""; init; }

    [JsonPropertyName("path")]
    public string Path { get => field ?? ""; init; }

    [JsonPropertyName("protocol")]
    public string Protocol { get => field ?? ""; init; }

    [JsonPropertyName("sourceIp")]
    public string SourceIp { get => field ?? ""; init; }

    [JsonPropertyName("userAgent")]
    public string UserAgent { get => field ?? ""; init; }
}
