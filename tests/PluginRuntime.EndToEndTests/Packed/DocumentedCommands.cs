using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>The commands that a document tells a user to type.</summary>
internal static partial class DocumentedCommands
{
    /// <summary>Those of one section, in order: a list for each block.</summary>
    public static string[][] Of(string section, params string[] document)
    {
        var text = File.ReadAllText(Repository.Path(document));
        var begin = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal) + 1;
        Assert.True(begin > 0, $"There is no section '{section}'.");
        var end = text.IndexOf("\n## ", begin, StringComparison.Ordinal);
        return [.. Block().Matches(text[begin..end]).Select(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>The first code of C# in a document.</summary>
    public static string FirstCode(params string[] document) => Code().Match(File.ReadAllText(Repository.Path(document))).Groups[1].Value;

    /// <summary>The first block of commands in a document, before any section.</summary>
    public static string[] First(params string[] document) =>
        Block().Match(File.ReadAllText(Repository.Path(document))).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
