using System.Globalization;

namespace PluginRuntime.Cli;

/// <summary>
/// A length of time as a developer reads it: <c>2.1 s</c>.
/// </summary>
internal static class Seconds
{
    /// <summary>With one digit after the point.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
