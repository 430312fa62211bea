using System.Text.RegularExpressions;

namespace PluginRuntime.Emulator;

/// <summary>
/// What Lambda makes of the header <c>Lambda-Runtime-Function-Error-Type</c>.
/// </summary>
internal static partial class FunctionErrorType
{
    /// <summary>Keeps <c>Category.Reason</c>; of anything else only the category survives.</summary>
    public static string AsLambdaKeepsIt(string? header) => header switch
    {
        not null when WellFormed().IsMatch(header) => header,
        not null when header.StartsWith("Function.", StringComparison.Ordinal) => "Function.Unknown",
        _ => "Runtime.Unknown",
    };

    [GeneratedRegex(@"\A(Runtime|Function)\.[A-Z][a-zA-Z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
