namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// Where a separator stands in a handler string; negative if it is not there.
/// </summary>
/// <remarks>Loops, since the framework's search is vector code, for which .NET loads two dozen types at its first use: at every start.</remarks>
internal static class Separator
{
    /// <summary>The first of its kind.</summary>
    public static int First(string text, char separator)
    {
        var at = 0;
        while (at < text.Length && text[at] != separator)
        {
            at++;
        }

        return at < text.Length ? at : -1;
    }

    /// <summary>The last of its kind.</summary>
    public static int Last(string text, char separator)
    {
        var at = text.Length - 1;
        while (at >= 0 && text[at] != separator)
        {
            at--;
        }

        return at;
    }

    /// <summary>The first two colons in a row.</summary>
    public static int FirstDoubleColon(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == ':' && text[at - 1] == ':')
            {
                return at - 1;
            }
        }

        return -1;
    }
}
