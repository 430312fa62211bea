using System.Text.Json;
using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Cli.Watching;

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

    private static readonly string[] FileItems = ["Compile", "EmbeddedResource", "Content", "AdditionalFiles"];

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
        sources._files.RemoveWhere(file => sources._outputs.Any(output => RealPath.IsInside(file, output)));
        return new SourceSet(sources._folders, sources._files, sources._outputs);
    }

    private async Task AddAsync(string project, CancellationToken cancellationToken)
    {
        if (!_projects.Add(project))
        {
            return;
        }

        var folder = Path.GetDirectoryName(project)!;
        if (SingleFile.Is(project))
        {
            // What else lies beside it is anything.
            _files.Add(project);
        }
        else
        {
            _folders.Add(folder);
        }

        AddFilesAbove(folder);
        using var evaluation = await EvaluateAsync(project, cancellationToken);
        if (evaluation is null)
        {
            return;
        }

        AddOutputs(folder, evaluation.RootElement.GetProperty("Properties"));
        var items = evaluation.RootElement.GetProperty("Items");
        _files.UnionWith(FileItems.SelectMany(name => items.GetProperty(name).EnumerateArray()).Select(FullPath));
        _files.UnionWith(items.GetProperty("None").EnumerateArray().Where(IsCopied).Select(FullPath));
        foreach (var reference in items.GetProperty("ProjectReference").EnumerateArray().Select(FullPath))
        {
            await AddAsync(reference, cancellationToken);
        }
    }

    private static async Task<JsonDocument?> EvaluateAsync(string project, CancellationToken cancellationToken)
    {
        try
        {
            var run = await DotNetRun.RunAsync(
                SingleFile.Is(project) ? "build" : "msbuild",
                project,
                [
                    .. SingleFile.BuildOptions(project), $"-getProperty:{string.Join(',', OutputProperties)}",
                    $"-getItem:ProjectReference,None,{string.Join(',', FileItems)}",
                ],
                cancellationToken);
            return run.ExitCode == 0 ? JsonDocument.Parse(run.Output) : null;
        }
        catch (Exception error) when (error is JsonException or UsageException)
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

    // Everything else in the folder is an item None, too.
    private static bool IsCopied(JsonElement item) => item.TryGetProperty("CopyToOutputDirectory", out var when) && when.GetString() is { Length: > 0 };

    private static string FullPath(JsonElement item) => item.GetProperty("FullPath").GetString()!;
}
