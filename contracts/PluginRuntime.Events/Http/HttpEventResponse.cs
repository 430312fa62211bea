using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginRuntime.Events.Http;

/// <summary>What the responses to all kinds of HTTP have, and how they are made: <c>HttpApiResponse.Text("done")</c>.</summary>
/// <typeparam name="TResponse">The response's own type.</typeparam>
// CA1000: the static members are called by the names of the derived types, which have no parameter to be written.
#pragma warning disable CA1000
public abstract record HttpEventResponse<TResponse>
    where TResponse : HttpEventResponse<TResponse>, new()
{
    private const string ContentType = "content-type";

    /// <summary>100 to 999; 200 if it is not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Any other number.</exception>
    [JsonPropertyName("statusCode")]
    public int StatusCode
    {
        get => field == 0 ? 200 : field;
        init => field = value is 0 or (>= 100 and <= 999) ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "A status of HTTP has three digits, as in 200 or 404.");
    }

    [JsonPropertyName("headers")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [JsonPropertyName("body")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Body { get; init; }

    [JsonPropertyName("isBase64Encoded")]
    public bool IsBase64Encoded { get; init; }

    /// <summary>A response without a body.</summary>
    public static TResponse Empty(int statusCode = 204) => new() { StatusCode = statusCode };

    /// <summary>Text, sent as UTF-8.</summary>
    public static TResponse Text(string text, int statusCode = 200, string contentType = "text/plain; charset=utf-8") =>
        new TResponse { StatusCode = statusCode, Body = text }.WithHeader(ContentType, contentType);

    /// <summary>A value as JSON.</summary>
    public static TResponse Json<T>(T value, JsonTypeInfo<T> type, int statusCode = 200) =>
        Text(JsonSerializer.Serialize(value, type), statusCode, "application/json");

    /// <summary>Bytes, such as a picture's, in base64. A REST API has to know the content type as a binary media type.</summary>
    public static TResponse Bytes(ReadOnlySpan<byte> bytes, string contentType, int statusCode = 200) =>
        new TResponse { StatusCode = statusCode, Body = Convert.ToBase64String(bytes), IsBase64Encoded = true }.WithHeader(ContentType, contentType);

    /// <summary>What went wrong, in the form of RFC 9457. Its status is the response's, 500 if it has none.</summary>
    public static TResponse Problem(ProblemDetails problem) => Text(
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(problem, ProblemJson.Default.ProblemDetails)),
        problem.Status ?? 500,
        "application/problem+json");

    /// <summary>What went wrong, in the form of RFC 9457.</summary>
    public static TResponse Problem(int statusCode, string title, string? detail = null) =>
        Problem(new ProblemDetails { Status = statusCode, Title = title, Detail = detail });

    /// <summary>Sends the caller elsewhere.</summary>
    /// <param name="location">The address, or a path of this host.</param>
    /// <param name="statusCode">301, 302, 303, 307 or 308.</param>
    /// <exception cref="ArgumentException">There is no address, or the status sends nobody elsewhere.</exception>
    public static TResponse Redirect(string location, int statusCode = 302)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        return statusCode is 301 or 302 or 303 or 307 or 308
            ? Empty(statusCode).WithHeader("location", location)
            : throw new ArgumentOutOfRangeException(
                nameof(statusCode), statusCode, "This status sends nobody elsewhere. It should be 301, 302, 303, 307 or 308.");
    }

    /// <summary>The same with a header, in place of one of that name.</summary>
    public virtual TResponse WithHeader(string name, string value) =>
        (TResponse)(this with { Headers = HeaderNames.With(Headers, name, value) });

    /// <summary>The same with one more cookie.</summary>
    public abstract TResponse WithCookie(HttpCookie cookie);
}
