using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A response to an Application Load Balancer.</summary>
/// <remarks>
/// Shape: <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html" />. A load balancer reads
/// <see cref="MultiValueHeaders" /> alone if its target group has multi-value headers, and <see cref="HttpEventResponse{TResponse}.Headers" /> alone if not.
/// </remarks>
public sealed record AlbResponse : HttpEventResponse<AlbResponse>
{
    /// <summary>Status and words: <c>200 OK</c>.</summary>
    [JsonPropertyName("statusDescription")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatusDescription { get; init; }

    [JsonPropertyName("multiValueHeaders")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <summary>The same for a target group with multi-value headers; headers and cookies that are added afterwards are as well.</summary>
    public AlbResponse ForMultiValueHeaders()
    {
        var all = MultiValueHeaders ?? new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>())
        {
            all = HeaderNames.With(all, name, [value]);
        }

        return this with { Headers = null, MultiValueHeaders = all };
    }

    /// <inheritdoc />
    public override AlbResponse WithHeader(string name, string value) =>
        MultiValueHeaders is null ? base.WithHeader(name, value) : this with { MultiValueHeaders = HeaderNames.With(MultiValueHeaders, name, [value]) };

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">It is the second, and there are no multi-value headers.</exception>
    public override AlbResponse WithCookie(HttpCookie cookie) => MultiValueHeaders is not null
        ? this with { MultiValueHeaders = SetCookie.In(MultiValueHeaders, cookie) }
        : this with
        {
            Headers = SetCookie.Only(Headers, cookie) ?? throw new InvalidOperationException(
                $"The response has a cookie already, and '{cookie.Name}' would be the second, for which a load balancer needs multi-value headers. Turn them on for the target group, and call ForMultiValueHeaders() before WithCookie()."),
        };
}
