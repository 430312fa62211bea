using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Authorizers;

/// <summary>A policy of IAM.</summary>
public sealed record PolicyDocument
{
    /// <summary>The version of the policy language.</summary>
    [JsonPropertyName("Version")]
    public string Version { get => field ?? "2012-10-17"; init; }

    [JsonPropertyName("Statement")]
    public IReadOnlyList<PolicyStatement> Statement { get => field ?? []; init; }
}

/// <summary>What is allowed or denied.</summary>
public sealed record PolicyStatement
{
    [JsonPropertyName("Action")]
    public IReadOnlyList<string> Action { get => field ?? ["execute-api:Invoke"]; init; }

    /// <summary><c>Allow</c> or <c>Deny</c>; the latter if it is not set.</summary>
    [JsonPropertyName("Effect")]
    public string Effect { get => field ?? "Deny"; init; }

    /// <summary>ARNs, or patterns of such.</summary>
    [JsonPropertyName("Resource")]
    public IReadOnlyList<string> Resource { get => field ?? []; init; }
}
