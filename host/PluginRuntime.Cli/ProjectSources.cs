using System.Text.Json;
using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Cli;

/// <summary>
/// Which files a project's build depends on, as MSBuild tells: the folders of the project and of those that it refers to, files
/// that they take from elsewhere, and what MSBuild and NuGet read in the folders above.
/// </summary>
/// <remarks>Asked of each project by an evaluation alone, a second or less; nothing is built.</remarks>
internal sealed class ProjectSources
{
    private static readonly string[] OutputProperties =
    [
        "BaseOutputPath", "BaseIntermediateOutputPath", "OutDir", "IntermediateOutputPath", "PublishDir", "PackageOutputPath",
        "ArtifactsPath", "CompilerGeneratedFilesOutputPath", "DocumentationFile",
    ];

    private static readonly string[] FileItems = ["Compile", "EmbeddedResource", "Content", "None", "AdditionalFiles"];

    private static readonly string[] NamesAbove =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config", "NuGet.Config"];

    private readonly HashSet<string> _projects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);

    private ProjectSources()
    {
    }

    /// <summary>Asks MSBuild; of a project that cannot be evaluated its folder counts, and nothing that it refers to.</summary>
    public static async Task<SourceSet> FindAsync(string project, CancellationToken cancellationToken)
    {
        var sources = new ProjectSources();
        await sources.AddAsync(project, cancellationToken);
        sources._outputs.ExceptWith(sources._folders);
        return new SourceSet(sources._folders, sources._files, sources._outputs);
    }

    private async Task AddAsync(string project, CancellationToken cancellationToken)
    {
        if (!_projects.Add(project))
        {
            return;
        }

        var folder = Path.GetDirectoryName(project)!;
        _folders.Add(folder);
        AddFilesAbove(folder);
        using var evaluation = await EvaluateAsync(project, cancellationToken);
        if (evaluation is null)
        {
            return;
        }

        AddOutputs(folder, evaluation.RootElement.GetProperty("Properties"));
        var items = evaluation.RootElement.GetProperty("Items");
        _files.UnionWith(FileItems.SelectMany(item => FullPaths(items, item)));
        foreach (var reference in FullPaths(items, "ProjectReference"))
        {
            await AddAsync(reference, cancellationToken);
        }
    }

    private static async Task<JsonDocument?> EvaluateAsync(string project, CancellationToken cancellationToken)
    {
        var run = await DotNetRun.RunAsync(
            [
                "msbuild", project, "-nodeReuse:false", $"-getProperty:{string.Join(',', OutputProperties)}",
                $"-getItem:ProjectReference,{string.Join(',', FileItems)}",
            ],
            cancellationToken);
        try
        {
            return run.ExitCode == 0 ? JsonDocument.Parse(run.Output) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void AddFilesAbove(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            _files.UnionWith(NamesAbove.Select(name => Path.Join(above, name)));
        }
    }

    private void AddOutputs(string folder, JsonElement properties)
    {
        foreach (var property in OutputProperties)
        {
            if (properties.GetProperty(property).GetString() is { Length: > 0 } path)
            {
                // MSBuild takes either separator.
                _outputs.Add(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar), folder)));
            }
        }
    }

    private static IEnumerable<string> FullPaths(JsonElement items, string name) =>
        items.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!);
}
