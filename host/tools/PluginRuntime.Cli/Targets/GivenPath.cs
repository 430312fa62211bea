using PluginRuntime.Cli.Projects;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// What lies at a path that was given on the command line. All commands ask here; each says itself what it takes of it, and what it refuses.
/// </summary>
/// <param name="FullPath">Where it is: of a project its file, whatever was given for it.</param>
internal abstract record GivenPath(string FullPath)
{
    private static readonly string[] ProjectPatterns = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>Looks there. A folder with a project is that project, whatever else is in it.</summary>
    /// <exception cref="UsageException">The folder has several projects.</exception>
    public static GivenPath At(string path)
    {
        var fullPath = Normalize(path);
        return ProjectAt(fullPath) is { } project ? new Project(project) : BuiltAt(fullPath);
    }

    /// <summary>Looks there for what is built already: projects count for nothing.</summary>
    public static GivenPath BuiltAt(string path)
    {
        var fullPath = Normalize(path);
        if (Directory.Exists(fullPath))
        {
            return GivenFolder.At(fullPath);
        }

        return (File.Exists(fullPath), Path.GetExtension(fullPath).ToUpperInvariant()) switch
        {
            (false, _) => new Nothing(fullPath),
            (true, ".DLL" or ".SO") => new Dll(fullPath),
            (true, ".ZIP") => new Zip(fullPath),
            _ => new OtherFile(fullPath),
        };
    }

    private static string Normalize(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static string? ProjectAt(string fullPath) => Directory.Exists(fullPath)
        ? ProjectIn(fullPath)
        : File.Exists(fullPath) && (SingleFile.Is(fullPath) || Path.GetExtension(fullPath).ToUpperInvariant() is ".CSPROJ" or ".FSPROJ" or ".VBPROJ")
            ? fullPath
            : null;

    private static string? ProjectIn(string folder)
    {
        string[] projects =
            [.. ProjectPatterns.SelectMany(pattern => Directory.GetFiles(folder, pattern)).Order(StringComparer.Ordinal)];
        var names = string.Join(", ", projects.Select(Path.GetFileName));
        return projects.Length <= 1
            ? projects.SingleOrDefault()
            : throw new UsageException(
                $"""
                The folder '{folder}' has {projects.Length} projects: {names}.
                Name the one to invoke, as in '{projects[0]}'.
                """);
    }

    /// <summary>A project's file, or a single file with a handler.</summary>
    internal sealed record Project(string FullPath) : GivenPath(FullPath);

    /// <summary>A DLL, or a native library with handlers; all that lies beside it belongs to its package.</summary>
    internal sealed record Dll(string FullPath) : GivenPath(FullPath);

    /// <summary>A zip, as of a layer.</summary>
    internal sealed record Zip(string FullPath) : GivenPath(FullPath);

    /// <summary>A file that no command takes.</summary>
    internal sealed record OtherFile(string FullPath) : GivenPath(FullPath);

    /// <summary>Neither a file nor a folder.</summary>
    internal sealed record Nothing(string FullPath) : GivenPath(FullPath);
}
