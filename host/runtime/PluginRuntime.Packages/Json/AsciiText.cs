namespace PluginRuntime.Packages.Json;

/// <summary>
/// Bytes of a file, held against words that are plain ASCII.
/// </summary>
/// <remarks>A plain loop: the framework's own comparison is vector code, which a cold start would have to compile.</remarks>
internal static class AsciiText
{
    /// <summary>Whether the bytes are that text.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes, string text) => bytes.Length == text.Length && StartsWith(bytes, text);

    /// <summary>Whether the bytes begin with that text.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length < text.Length)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (bytes[index] != text[index])
            {
                return false;
            }
        }

        return true;
    }
}
