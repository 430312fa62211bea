using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginRuntime.Events.Http;

/// <summary>What the events of all kinds of HTTP have: headers, query and body.</summary>
public abstract record HttpRequestEvent
{
    /// <summary>Spelled as the sender of the event does; <see cref="Header" /> finds one in any spelling.</summary>
    [JsonPropertyName("headers")]
    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    [JsonPropertyName("queryStringParameters")]
    public IReadOnlyDictionary<string, string> QueryStringParameters { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>As it came; <see cref="BodyText" /> and <see cref="BodyBytes" /> are what the caller sent.</summary>
    [JsonPropertyName("body")]
    public string? Body { get; init; }

    [JsonPropertyName("isBase64Encoded")]
    public bool IsBase64Encoded { get; init; }

    /// <summary>A header in any spelling, several of one name joined by commas; <see langword="null"/> if there is none.</summary>
    public virtual string? Header(string name) => HeaderNames.Find(Headers, name);

    /// <summary>The body's bytes; none if there is no body.</summary>
    /// <exception cref="FormatException">It says that it is base64 and is not.</exception>
    public byte[] BodyBytes() => (Body, IsBase64Encoded) switch
    {
        (null, _) => [],
        ({ } text, false) => Encoding.UTF8.GetBytes(text),
        ({ } text, true) => FromBase64(text),
    };

    /// <summary>The body as text, read as UTF-8; empty if there is none.</summary>
    /// <exception cref="FormatException">It says that it is base64 and is not.</exception>
    public string BodyText() => IsBase64Encoded ? Encoding.UTF8.GetString(BodyBytes()) : Body ?? "";

    /// <summary>The body as JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is empty, no JSON, or of another shape.</exception>
    /// <exception cref="FormatException">It says that it is base64 and is not.</exception>
    public T? BodyJson<T>(JsonTypeInfo<T> type) => System.Text.Json.JsonSerializer.Deserialize(BodyBytes(), type);

    private static byte[] FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : throw new FormatException(
                $"The event has isBase64Encoded, and its body of {text.Length} characters is not base64. It should be, as 'aGVsbG8=' is 'hello'; or set isBase64Encoded to false where the event is made.");
    }
}
