using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A response to a REST API (proxy integration).</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html" />.</remarks>
public sealed record RestApiResponse : HttpEventResponse<RestApiResponse>
{
    [JsonPropertyName("multiValueHeaders")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    /// <inheritdoc />
    public override RestApiResponse WithCookie(HttpCookie cookie) => this with { MultiValueHeaders = SetCookie.In(MultiValueHeaders, cookie) };
}
