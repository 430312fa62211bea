using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>A <c>dotnet</c> command that a document shows.</summary>
/// <param name="Document">The document.</param>
/// <param name="Line">The command as it stands there.</param>
internal sealed partial record DocumentedCommand(string Document, string Line)
{
    // Around what may be left out, and what may be repeated.
    private static readonly char[] Marks = ['[', ']', '…'];

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<DocumentedCommand> All { get; } =
    [
        .. from document in Documentation.Document.All
           from match in Command().Matches(document.Text)
           select new DocumentedCommand(document.Path, match.Value),
    ];

    /// <summary>The project that it runs or tests; <see langword="null"/> if it names none.</summary>
    public string? Project => Words.SkipWhile(word => word != "--project").ElementAtOrDefault(1);

    /// <summary>Whether it means what <c>dotnet new</c> has made, which tests of the packages run.</summary>
    public bool IsOfTemplate => Project?.StartsWith("test/", StringComparison.Ordinal) ?? false;

    /// <summary>The folder of that project, which has one project file.</summary>
    public string ProjectFolder => Path.Combine(Repository.Root, Project!);

    /// <summary>What is passed to the project's program.</summary>
    public string[] Arguments => [.. Words.SkipWhile(word => word != "--").Skip(1)];

    /// <summary>The same, without the marks of what may be left out or repeated.</summary>
    public IEnumerable<string> NamedArguments => Arguments.Select(word => word.Trim(Marks));

    private string[] Words => ShellWords.Of(Line);

    public override string ToString() => $"{Document}: {Line}";

    [GeneratedRegex(@"\bdotnet (run|test)\b[^`\n]*")]
    private static partial Regex Command();
}
