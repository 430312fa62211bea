using System.Text.Json;
using PluginRuntime;

namespace Thumbnail;

/// <summary>Finds the image file in an event: the event itself, or the base64 text of a JSON string.</summary>
/// <remarks>The Invoke API takes JSON only, so a caller wraps the file; inside a process, or in a test, it can come as it is.</remarks>
internal static class EventBytes
{
    /// <exception cref="FunctionException">The event is a JSON string, but not one of base64.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> payload) =>
        payload.TrimStart(" \t\r\n"u8) is [(byte)'"', ..] ? DecodeString(payload) : payload.ToArray();

    private static byte[] DecodeString(ReadOnlySpan<byte> json)
    {
        // A JSON writer may escape '+' and '/', so the text is read as JSON and not cut out between the quotes.
        var reader = new Utf8JsonReader(json);
        try
        {
            if (reader.Read() && reader.TryGetBytesFromBase64(out var file) && !reader.Read())
            {
                return file;
            }
        }
        catch (JsonException exception)
        {
            throw NotBase64(exception);
        }

        throw NotBase64(inner: null);
    }

    private static FunctionException NotBase64(JsonException? inner) => new(
        PictureFile.NotAnImage,
        """
        The event is a JSON string, but its text is not base64.
        It should be one string with the base64 of a PNG or JPEG file, as in "iVBORw0KGgo…", or the file's bytes themselves.
        """,
        inner);
}
