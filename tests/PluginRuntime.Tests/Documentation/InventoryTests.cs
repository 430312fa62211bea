using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>Lists in Markdown files are complete: of projects, of samples, of tests.</summary>
public sealed partial class InventoryTests
{
    private static readonly string[] Houses = ["contracts", "host", "layer"];

    [Fact]
    public void The_table_of_projects_has_every_project_and_no_other()
    {
        // What shows how to deploy is the reader's to copy, what templates make is the user's, and neither is part of the house.
        var projects = Houses.SelectMany(house => Projects(house, SearchOption.AllDirectories))
            .Except(Projects("layer/deploy", SearchOption.AllDirectories))
            .Except(Projects("contracts/PluginRuntime.Templates/templates", SearchOption.AllDirectories));

        Assert.Equal(projects.Order(), FirstColumn(Document.At("host/ARCHITECTURE.md").Section("Projects")).Order());
    }

    [Fact]
    public void The_list_of_samples_has_every_sample_and_no_other() =>
        Assert.Equal(Projects("plugins-sample", SearchOption.AllDirectories).Order(), FirstColumn(Document.At("plugins-sample/README.md").Text).Order());

    [Fact]
    public void Every_type_that_is_named_where_the_host_is_explained_is_in_its_sources_or_of_NETs()
    {
        var words = Sources().SelectMany(file => Word().Matches(File.ReadAllText(file))).Select(match => match.Value)
            .Concat(typeof(object).Assembly.GetExportedTypes().Select(type => type.Name)).ToHashSet();
        var named =
            from document in Document.All
            where document.Path == "host/ARCHITECTURE.md" || document.Path.StartsWith("host/decisions/", StringComparison.Ordinal)
            from name in TypeName().Matches(document.Text)
            where !words.Contains(name.Groups["name"].Value) && !words.Contains($"{name.Groups["name"].Value}Attribute")
            select $"{document.Path}: {name.Groups["name"].Value}";

        Assert.Empty(named);
    }

    private static IEnumerable<string> Projects(string folder, SearchOption depth) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", depth).Select(file => Path.GetFileNameWithoutExtension(file));

    private static IEnumerable<string> Sources() =>
        from folder in Houses.Append("tests")
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where Path.GetFileName(file) != $"{nameof(InventoryTests)}.cs"
        select file;

    private static IEnumerable<string> FirstColumn(string text) => LinkedRow().Matches(text).Select(row => row.Groups["name"].Value);

    [GeneratedRegex(@"^\| \[(?<name>[A-Za-z.]+)\]\(", RegexOptions.Multiline)]
    private static partial Regex LinkedRow();

    // A word with a second capital, as types have it, alone or with a member.
    [GeneratedRegex(@"`(?<name>[A-Z][a-z]+[A-Z][A-Za-z]*)(`|\.[A-Z])")]
    private static partial Regex TypeName();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();
}
