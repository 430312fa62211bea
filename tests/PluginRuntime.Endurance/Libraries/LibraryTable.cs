using System.Text.Json;
using System.Xml.Linq;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Libraries;

/// <summary>
/// <c>tests/libraries</c>: which libraries there are, and the table of what came of them in its README.
/// </summary>
internal static class LibraryTable
{
    private const string Head = "| library | version | plain and swapped | a version that was replaced |";

    private static string Readme => Folder("README.md");

    /// <summary>All of them, in the table's order.</summary>
    public static Library[] Libraries()
    {
        var versions = XDocument.Load(Folder("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value.Trim('[', ']'));
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Folder("answers.json")))!;
        return [.. answers.Select(answer => new Library(answer.Key, versions[answer.Key], answer.Value))];
    }

    /// <summary>The rows that the table has and the results have not, and the other way round, each for a library that was tried.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<LibraryResult> results)
    {
        var rows = File.ReadAllLines(Readme);
        return results.Where(result => !rows.Contains(result.Row)).Select(result => $"{Path.GetRelativePath(Repository.Root, Readme)} has no row {result.Row}");
    }

    /// <summary>Writes the rows of these libraries in the place of those that are there.</summary>
    public static void Write(IReadOnlyList<LibraryResult> results)
    {
        var lines = File.ReadAllLines(Readme).ToList();
        var first = lines.IndexOf(Head) + 2;
        var end = lines.FindIndex(first, line => !line.StartsWith('|')) is var found && found < 0 ? lines.Count : found;
        var known = lines[first..end].ToDictionary(Package);
        foreach (var result in results)
        {
            known[result.Library.Package] = result.Row;
        }

        lines.RemoveRange(first, end - first);
        lines.InsertRange(first, known.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value));
        File.WriteAllLines(Readme, lines);
    }

    private static string Package(string row) => row.Split('|', StringSplitOptions.TrimEntries)[1];

    private static string Folder(string file) => Repository.Path("tests", "libraries", file);
}
