using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packaging;

/// <summary>
/// A message in the form in which a build shows it with its file, in one line.
/// </summary>
/// <remarks>https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks</remarks>
internal static class BuildMessage
{
    private const string NotAPackage = "PLR1001";
    private const string NoHandler = "PLR1002";
    private const string NotWritten = "PLR1003";
    private const string Doubtful = "PLR1004";

    /// <summary>A package that may not be published.</summary>
    public static string Error(string project, PackageException error) =>
        Of(project, "error", error.ErrorType == PackageErrorType.NoSuchHandler ? NoHandler : NotAPackage, error.Message);

    /// <summary>A file that cannot be read or written.</summary>
    public static string Error(string project, Exception error) => Of(project, "error", NotWritten, error.Message);

    /// <summary>What stands in a package that may be published, and is of no use there.</summary>
    public static string Warning(string project, string message) => Of(project, "warning", Doubtful, message);

    /// <summary>What was found in a file that describes a deployment.</summary>
    public static string Of(Finding finding) => Of(
        $"{finding.Place.File}({finding.Place.Line},{finding.Place.Column})", IsError(finding) ? "error" : "warning", finding.Rule.Id, finding.Message);

    /// <summary>Whether the build fails. A file that cannot be read need not be meant for this project: nobody named it.</summary>
    public static bool IsError(Finding finding) => finding.IsError && finding.Rule != VerificationRules.Description;

    // MSBuild reads a line; the next would be another message.
    private static string Of(string place, string kind, string code, string message) =>
        $"{place} : {kind} {code}: {string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}";
}
