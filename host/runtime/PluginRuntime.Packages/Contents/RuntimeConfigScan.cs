using PluginRuntime.Packages.Json;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Tells from the bytes of a <c>runtimeconfig.json</c> whether it is that of an ordinary class library.
/// </summary>
/// <remarks>Without System.Text.Json and vector code, neither of which the start of a raw handler needs. In doubt a file is not ordinary.</remarks>
internal static class RuntimeConfigScan
{
    // What the format itself consists of.
    private static readonly string[] Keys =
    [
        "runtimeOptions", "tfm", "framework", "frameworks", "name", "version", "configProperties", "rollForward",
        "includedFrameworks", "applyPatches", "rollForwardOnNoCandidateFx", "additionalProbingPaths",
    ];

    // Memory and speed are the host's to settle, and the other two are what the SDK writes for everybody.
    private static readonly string[] HarmlessSettings =
    [
        "System.Reflection.Metadata.MetadataUpdater.IsSupported", "System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization",
        "System.Runtime.TieredPGO",
    ];

    private static readonly string[] HarmlessBeginnings = ["System.Runtime.TieredCompilation", "System.GC."];

    /// <summary>Whether every name in the file is known and harmless, and no framework is <see cref="RuntimeConfig.AspNetCore"/>.</summary>
    public static bool IsOrdinary(ReadOnlySpan<byte> json)
    {
        for (var index = 0; index < json.Length; index++)
        {
            if (json[index] is (byte)'/' or (byte)'\\')
            {
                // A comment, or an escape that hides a name.
                return false;
            }

            if (json[index] != '"')
            {
                continue;
            }

            var end = EndOfText(json, index + 1);
            if (end < 0 || !IsOrdinary(json[(index + 1)..end], IsName(json, end + 1)))
            {
                return false;
            }

            index = end;
        }

        return true;
    }

    /// <summary>Whether a setting of that name changes nothing that a handler can notice.</summary>
    public static bool IsHarmless(ReadOnlySpan<byte> name)
    {
        foreach (var beginning in HarmlessBeginnings)
        {
            if (AsciiText.StartsWith(name, beginning))
            {
                return true;
            }
        }

        return IsAmong(name, HarmlessSettings);
    }

    private static bool IsOrdinary(ReadOnlySpan<byte> text, bool isName) =>
        isName ? IsAmong(text, Keys) || IsHarmless(text) : !AsciiText.Is(text, RuntimeConfig.AspNetCore);

    /// <summary>Where the quote is that ends a text; negative if there is none, or an escape before it.</summary>
    private static int EndOfText(ReadOnlySpan<byte> json, int start)
    {
        var end = start;
        while (end < json.Length && json[end] is not ((byte)'"' or (byte)'\\'))
        {
            end++;
        }

        return end < json.Length && json[end] == '"' ? end : -1;
    }

    private static bool IsName(ReadOnlySpan<byte> json, int index)
    {
        while (index < json.Length && json[index] is ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            index++;
        }

        return index < json.Length && json[index] == ':';
    }

    private static bool IsAmong(ReadOnlySpan<byte> text, string[] names)
    {
        foreach (var name in names)
        {
            if (AsciiText.Is(text, name))
            {
                return true;
            }
        }

        return false;
    }
}
