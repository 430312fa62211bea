using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginRuntime.Emulator;

/// <summary>
/// Writes Lambda's own error objects: <c>{"errorType":…,"errorMessage":…}</c>.
/// </summary>
internal static class ErrorJson
{
    // The default escapes every quote and '+' for HTML's sake; people read these in a terminal.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The object as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(string errorType, string errorMessage)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("errorType", errorType);
            json.WriteString("errorMessage", errorMessage);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
