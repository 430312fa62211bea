using System.Text.RegularExpressions;

namespace PluginRuntime.Emulator;

/// <summary>
/// What Lambda makes of the header <c>Lambda-Runtime-Function-Error-Type</c>.
/// </summary>
internal static partial class FunctionErrorType
{
    /// <summary>Keeps <c>Category.Reason</c>, a reason of up to 256 letters; of anything else only the category survives.</summary>
    public static string AsLambdaKeepsIt(string? header) => header switch
    {
        not null when WellFormed().IsMatch(header) => header,
        not null when header.StartsWith("Function.", StringComparison.Ordinal) => "Function.Unknown",
        _ => "Runtime.Unknown",
    };

    [GeneratedRegex(@"\A(Runtime|Function)\.[A-Z][a-zA-Z]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
