using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>What TLS tells of the caller.</summary>
public sealed record HttpApiAuthentication
{
    [JsonPropertyName("clientCert")]
    public ClientCertificate? ClientCert { get; init; }
}

/// <summary>A client's certificate.</summary>
public sealed record ClientCertificate
{
    [JsonPropertyName("clientCertPem")]
    public string ClientCertPem { get => field ?? ""; init; }

    [JsonPropertyName("subjectDN")]
    public string SubjectDn { get => field ?? ""; init; }

    [JsonPropertyName("issuerDN")]
    public string IssuerDn { get => field ?? ""; init; }

    [JsonPropertyName("serialNumber")]
    public string SerialNumber { get => field ?? ""; init; }

    [JsonPropertyName("validity")]
    public ClientCertificateValidity Validity { get => field ?? new(); init; }
}

/// <summary>From when until when it is valid, as OpenSSL writes it: <c>May 28 12:30:02 2019 GMT</c>.</summary>
public sealed record ClientCertificateValidity
{
    [JsonPropertyName("notBefore")]
    public string NotBefore { get => field ?? ""; init; }

    [JsonPropertyName("notAfter")]
    public string NotAfter { get => field ?? ""; init; }
}
