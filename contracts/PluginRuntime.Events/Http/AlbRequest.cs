using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A request to an Application Load Balancer.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html" />. Query strings stand there as they came, not decoded.</remarks>
public sealed record AlbRequest : MultiValueRequestEvent
{
    [JsonPropertyName("requestContext")]
    public AlbRequestContext RequestContext { get => field ?? new(); init; }

    [JsonPropertyName("httpMethod")]
    public string HttpMethod { get => field ?? ""; init; }

    [JsonPropertyName("path")]
    public string Path { get => field ?? ""; init; }

    /// <summary>The target group has multi-value headers, so the response must have them, too: <see cref="AlbResponse.ForMultiValueHeaders" />.</summary>
    [JsonIgnore]
    public bool HasMultiValueHeaders => MultiValueHeaders.Count > 0;
}

/// <summary>What the load balancer knows of a request.</summary>
public sealed record AlbRequestContext
{
    [JsonPropertyName("elb")]
    public AlbTarget Elb { get => field ?? new(); init; }
}

/// <summary>Where it was sent.</summary>
public sealed record AlbTarget
{
    [JsonPropertyName("targetGroupArn")]
    public string TargetGroupArn { get => field ?? ""; init; }
}
