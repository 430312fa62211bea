using System.Text;
using System.Text.Json;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The header <c>X-Amz-Client-Context</c>: a JSON object in base64, which a function reads as JSON.
/// </summary>
internal static class ClientContext
{
    private const int MaxBase64Characters = 3_583;

    /// <summary>The object on one line of ASCII, as a header can carry it; empty for none.</summary>
    /// <returns>Null if it is too long, no base64 or no JSON object.</returns>
    public static string? ReadAsAscii(string base64)
    {
        if (base64.Length == 0)
        {
            return "";
        }

        var bytes = new byte[base64.Length];
        return base64.Length <= MaxBase64Characters && Convert.TryFromBase64String(base64, bytes, out var count)
            ? Minify(bytes.AsMemory(0, count))
            : null;
    }

    private static string? Minify(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                // The writer's default encoder escapes all that is not ASCII.
                document.RootElement.WriteTo(writer);
            }

            return Encoding.ASCII.GetString(buffer.ToArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: text that is no Unicode.
            return null;
        }
    }
}
