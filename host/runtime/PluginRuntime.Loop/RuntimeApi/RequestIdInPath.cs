using System.Runtime.CompilerServices;

namespace PluginRuntime.RuntimeApi;

/// <summary>A request id as a piece of a path.</summary>
internal static class RequestIdInPath
{
    /// <summary>Percent-encodes what could end the piece, the path or the line. An ordinary id comes back as it is.</summary>
    public static string Encode(string requestId)
    {
        foreach (var character in requestId)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.' or '_' or '~'))
            {
                return EncodeRare(requestId);
            }
        }

        return requestId;
    }

    // A method of its own: Uri's assembly must not be loaded for an ordinary id.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string EncodeRare(string requestId) => Uri.EscapeDataString(requestId);
}
