using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// What is to be invoked, once it is built: the task root, further roots, and the package's name.
/// </summary>
internal sealed record InvocationTarget(string TaskRoot, IReadOnlyList<string> Roots, string Package)
{
    private static readonly string[] ProjectPatterns = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>The file of the project that it was built from; <see langword="null"/> for what was built before.</summary>
    public string? Project { get; init; }

    /// <summary>The folder of the project.</summary>
    public string? ProjectDirectory => Path.GetDirectoryName(Project);

    /// <summary>The <c>handlers/</c> of the layer that has the package; the host looks there by itself.</summary>
    public PackageRoot? LayerRoot { get; init; }

    /// <summary>
    /// The handler string: the package's only handler, the entry that is named, or what is given in full.
    /// </summary>
    public string HandlerFor(string? option) => option switch
    {
        null => DefaultHandler.Of(this),
        [':', ..] => Package + option,
        _ => option,
    };

    /// <summary>Looks for the package as the host does.</summary>
    /// <exception cref="PackageException">There is none, or it is not sound.</exception>
    public PackageLocation Find()
    {
        var roots = Roots.Append(TaskRoot).Select(root => new PackageRoot(root, holdsFlatPackages: true));
        return new PackageCatalog([.. roots, .. LayerRoot is null ? [] : new[] { LayerRoot }]).Find(HandlerString.Parse(Package));
    }

    /// <summary>Finds out what <paramref name="path"/> is, and builds it if it is a project.</summary>
    /// <exception cref="UsageException">It is nothing that can be invoked, or its build fails.</exception>
    public static async Task<InvocationTarget> ResolveAsync(string path, CancellationToken cancellationToken)
    {
        var fullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (ProjectAt(fullPath) is { } project)
        {
            return FromAssembly(await ProjectBuild.RunAsync(project, cancellationToken)) with { Project = project };
        }

        if (Directory.Exists(fullPath))
        {
            return PackageFolder.Resolve(fullPath);
        }

        if (!File.Exists(fullPath))
        {
            throw new UsageException(
                $"""
                There is nothing at '{fullPath}'.
                It should be a project or its folder, the folder of a package, or a DLL, as in plugins-sample/Greeter.
                """);
        }

        return fullPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? FromAssembly(fullPath)
            : throw new UsageException(
                $"""
                '{fullPath}' is neither a project nor a DLL.
                It should end with .csproj or .dll, or be a folder.
                """);
    }

    /// <summary>The project that a path means, its file or the folder with it; <see langword="null"/> if it means none.</summary>
    /// <param name="fullPath">The path; it need not exist.</param>
    /// <exception cref="UsageException">The folder has several.</exception>
    public static string? ProjectAt(string fullPath) => Directory.Exists(fullPath)
        ? FindProject(fullPath)
        : File.Exists(fullPath) && Path.GetExtension(fullPath).ToUpperInvariant() is ".CSPROJ" or ".FSPROJ" or ".VBPROJ"
            ? fullPath
            : null;

    /// <summary>Answers whether a folder has a project in it, or several.</summary>
    public static bool HasProject(string folder) => ProjectsIn(folder).Any();

    /// <summary>The package of a DLL, which lies in the task root.</summary>
    public static InvocationTarget FromAssembly(string dll) =>
        new(Path.GetDirectoryName(dll)!, [], Path.GetFileNameWithoutExtension(dll));

    private static string? FindProject(string folder)
    {
        string[] projects = [.. ProjectsIn(folder).Order(StringComparer.Ordinal)];
        var names = string.Join(", ", projects.Select(Path.GetFileName));
        return projects.Length <= 1
            ? projects.SingleOrDefault()
            : throw new UsageException(
                $"""
                The folder '{folder}' has {projects.Length} projects: {names}.
                Name the one to invoke, as in '{projects[0]}'.
                """);
    }

    private static IEnumerable<string> ProjectsIn(string folder) =>
        ProjectPatterns.SelectMany(pattern => Directory.GetFiles(folder, pattern));
}
