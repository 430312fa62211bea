using System.Globalization;
using System.Text;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// A text as the value of a property on MSBuild's command line, which gives some characters a meaning.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters</remarks>
internal static class PropertyText
{
    private const string Special = "%$@;,'\"";

    /// <summary>The text, that those characters mean themselves.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            _ = Special.Contains(character, StringComparison.Ordinal)
                ? escaped.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture))
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
