using System.Text.RegularExpressions;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// The name by which a function is called: letters, digits and <c>. _ + -</c>, as a package's.
/// </summary>
internal static partial class FunctionName
{
    /// <summary>Answers whether callers can use <paramref name="text"/>.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>Makes a name of any text: a hyphen stands for what a name cannot have.</summary>
    public static string From(string text) => Misfits().Replace(text, "-");

    [GeneratedRegex(@"\A[A-Za-z0-9_.+-]{1,140}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("[^A-Za-z0-9_.+-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Misfits();
}
