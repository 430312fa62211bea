using System.Globalization;
using System.Text;

namespace PluginRuntime.Log.Records;

/// <summary>
/// The text of a value that a logger was given.
/// </summary>
/// <remarks>
/// No culture has a say in it, dates and times are in ISO 8601's form, bytes are hexadecimal, collections JSON. The type may be the handler's
/// own: one that fails must cost neither the record nor the invocation.
/// </remarks>
internal static class ValueText
{
    private const int MostBytes = 16;

    /// <summary>The text; a stand-in that names the type if the type's own code throws.</summary>
    public static string Of(object value)
    {
        try
        {
            return value switch
            {
                string text => text,
                byte[] bytes => Hexadecimal(bytes),
                ReadOnlyMemory<byte> bytes => Hexadecimal(bytes.Span),
                Memory<byte> bytes => Hexadecimal(bytes.Span),
                DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => JsonValue.IsCollection(value) ? Json(value) : value.ToString(),
            }
            ?? "";
        }
        catch (Exception failure)
        {
            return $"{value.GetType()} threw {failure.GetType()} when it was asked for its text.";
        }
    }

    // As AWS's runtime writes them: the first, and how many there are.
    private static string Hexadecimal(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MostBytes ? Convert.ToHexString(bytes) : $"{Convert.ToHexString(bytes[..MostBytes])}... ({bytes.Length} bytes)";

    private static string Json(object collection)
    {
        var buffer = new RecordBuffer(capacity: 64);
        JsonValue.Add(buffer, collection);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
