using System.Text;
using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>One Markdown file of the repository.</summary>
/// <param name="Path">Where it lies, from the repository's root.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record Document(string Path, string Text)
{
    private static readonly string[] NotWritten = ["artifacts", "bin", "obj", "TestResults"];

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<Document> All { get; } = [.. Below(Repository.Root).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The text without its blocks of code.</summary>
    public string Prose => Fence().Replace(Text, "");

    /// <summary>The addresses of its headings, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>();
            foreach (var heading in Heading().Matches(Prose).Select(match => AddressOf(match.Groups["text"].Value)))
            {
                var number = 0;
                for (var address = heading; !anchors.Add(address); address = $"{heading}-{++number}")
                {
                }
            }

            return anchors;
        }
    }

    /// <summary>Its links: what is shown, and where it leads.</summary>
    public IEnumerable<(string Shown, string Target)> Links =>
        Link().Matches(Prose).Select(match => (match.Groups["shown"].Value, match.Groups["target"].Value));

    /// <summary>The document at a path from the repository's root.</summary>
    public static Document At(string path) => All.Single(document => document.Path == path);

    /// <summary>Its blocks of code in a language.</summary>
    public IEnumerable<string> Code(string language) =>
        Fence().Matches(Text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    /// <summary>What stands below a heading, up to the next one of the same kind.</summary>
    public string Section(string heading) =>
        Sections().Single(section => section.Heading == heading).Text;

    /// <summary>What stands below each heading of the second kind.</summary>
    public IEnumerable<(string Heading, string Text)> Sections() =>
        Text.Split("\n## ").Skip(1).Select(section => section.Split('\n', 2)).Select(parts => (parts[0], parts[1]));

    /// <summary>A heading's address: its words in small letters, without signs.</summary>
    public static string AddressOf(string heading)
    {
        var address = new StringBuilder();
        foreach (var letter in LinkMarkup().Replace(heading, "${shown}").Trim())
        {
            if (letter == ' ')
            {
                address.Append('-');
            }
            else if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
            {
                address.Append(char.ToLowerInvariant(letter));
            }
        }

        return address.ToString();
    }

    private static Document Read(string file) =>
        new(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file).ReplaceLineEndings("\n"));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            from child in Directory.EnumerateDirectories(folder)
            where System.IO.Path.GetFileName(child) is var name && name[0] != '.' && !NotWritten.Contains(name)
            from file in Below(child)
            select file);

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<shown>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<shown>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkMarkup();
}
