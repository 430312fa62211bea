using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// What is to be invoked, once it is built: the task root, further roots, and the package's name.
/// </summary>
internal sealed record InvocationTarget(string TaskRoot, IReadOnlyList<string> Roots, string Package)
{
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

    /// <summary>Whether the package is a program, which serves by a loop of its own; a package that cannot be read is none.</summary>
    public bool IsProgram()
    {
        try
        {
            var location = Find();
            return location.IsNativeProgram || !location.IsHandlerLibrary && ProgramForm.IsProgram(MetadataPackage.Read(location));
        }
        catch (PackageException)
        {
            return false;
        }
    }

    /// <summary>Whether its handlers lie in a native library; a package that cannot be read is none.</summary>
    public bool IsHandlerLibrary()
    {
        try
        {
            return Find().IsHandlerLibrary;
        }
        catch (PackageException)
        {
            return false;
        }
    }

    /// <summary>Takes what lies at <paramref name="path"/>, and builds it if it is a project.</summary>
    /// <exception cref="UsageException">It is nothing that can be invoked, or its build fails.</exception>
    public static Task<InvocationTarget> ResolveAsync(string path, CancellationToken cancellationToken) =>
        OfAsync(GivenPath.At(path), cancellationToken);

    /// <summary>The same of what has been looked at.</summary>
    /// <exception cref="UsageException">It is nothing that can be invoked, or its build fails.</exception>
    public static async Task<InvocationTarget> OfAsync(GivenPath given, CancellationToken cancellationToken) => given switch
    {
        GivenPath.Project project =>
            FromAssembly(await ProjectBuild.RunAsync(project.FullPath, cancellationToken)) with { Project = project.FullPath },
        GivenPath.Dll dll => FromAssembly(dll.FullPath),
        GivenFolder.BuildOutput output => FromAssembly(output.MainDll),
        GivenFolder folder => PackageFolder.Resolve(folder),
        GivenPath.Nothing => throw new UsageException(
            $"""
            There is nothing at '{given.FullPath}'.
            It should be a project or its folder, the folder of a package, a DLL, or a .cs file with a handler, as in plugins-sample/Greeter.
            """),
        _ => throw new UsageException(
            $"""
            '{given.FullPath}' is neither a project nor a DLL nor a .cs file.
            It should end with .csproj, .dll or .cs, or be a folder.
            """),
    };

    /// <summary>The package of a DLL or of a native library, which lies in the task root.</summary>
    public static InvocationTarget FromAssembly(string dll) =>
        new(Path.GetDirectoryName(dll)!, [], Path.GetFileNameWithoutExtension(dll));
}
