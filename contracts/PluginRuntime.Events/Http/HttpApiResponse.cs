using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A response to an HTTP API (payload format 2.0) or a function URL.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html" />.</remarks>
public sealed record HttpApiResponse : HttpEventResponse<HttpApiResponse>
{
    /// <summary>Each as <c>Set-Cookie</c> has it: <c>name=value; Secure</c>.</summary>
    [JsonPropertyName("cookies")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Cookies { get; init; }

    /// <inheritdoc />
    public override HttpApiResponse WithCookie(HttpCookie cookie) => this with { Cookies = [.. Cookies ?? [], cookie.ToString()] };
}
