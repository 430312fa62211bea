using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// From what <c>layer</c> was given to the packages in it: projects are published, layers unpacked.
/// </summary>
/// <param name="folders">Where both are put.</param>
/// <param name="runtime">What projects are compiled for ahead of time, if for anything.</param>
internal sealed class LayerInputs(TemporaryFolders folders, string? runtime)
{
    /// <summary>The packages at a path.</summary>
    /// <param name="path">As the person gave it.</param>
    /// <param name="refuse">Takes what is wrong with each of several packages that is not found for it.</param>
    /// <param name="cancellationToken">Ends the SDK's processes.</param>
    /// <exception cref="UsageException">There is none, or the project cannot be published.</exception>
    /// <exception cref="PackageException">The only one is not sound, or the zip.</exception>
    public async Task<LayerInput[]> FindAsync(string path, Action<PackageException> refuse, CancellationToken cancellationToken)
    {
        var given = GivenPath.At(path);
        return given switch
        {
            GivenPath.Project project =>
                [LayerInput.Flat(await ProjectPublish.RunAsync(project.FullPath, folders.Create(), runtime, cancellationToken), path)],
            GivenPath.Dll dll => [LayerInput.Flat(dll.FullPath, path)],
            GivenPath.Zip zip => InZip(zip.FullPath, path, refuse),
            GivenFolder folder when OfFolder(folder, path) is { } only => [only],
            GivenFolder.Root { PackageNames: { Length: > 0 } names } root =>
                Each(names, package => [LayerInput.In(root.Packages, package, $"{path}, {package}")], refuse),
            _ => throw Nothing(given.FullPath),
        };
    }

    private LayerInput[] InZip(string zip, string origin, Action<PackageException> refuse)
    {
        var folder = folders.Create();
        return new PackageZip(zip).Unpack(folder) ? InLayer(folder, origin, refuse) : [OfFolder(GivenFolder.At(folder), origin) ?? throw Nothing(zip)];
    }

    private static LayerInput[] InLayer(string folder, string origin, Action<PackageException> refuse)
    {
        var root = new PackageRoot(folder, holdsFlatPackages: false);
        string[] entries = [.. Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        return Array.Find(entries, entry => PackagePlace.FindFolder(root, entry) is null) is { } other
            ? throw new UsageException(
                $"""
                The layer '{origin}' has {PackageZip.Handlers}{other}, which is no package.
                It should be a folder with a DLL or with versions in it, whose name has {FolderName.Rule}.
                Put the layer together again without it.
                """)
            : Each(entries, entry => LayerInput.AllIn(root, entry, origin), refuse);
    }

    // One that cannot be found hides no other.
    private static LayerInput[] Each(string[] names, Func<string, IEnumerable<LayerInput>> find, Action<PackageException> refuse)
    {
        var found = new List<LayerInput>();
        foreach (var name in names)
        {
            try
            {
                found.AddRange(find(name));
            }
            catch (PackageException error)
            {
                refuse(error);
            }
        }

        return [.. found];
    }

    private static LayerInput? OfFolder(GivenFolder folder, string origin) => folder switch
    {
        // A version's own folder, what was published, or one that was renamed: the package lies flat in it, under the name that it will have.
        GivenFolder.Package { OtherName: { } name } => LayerInput.In(new PackageRoot(folder.FullPath, holdsFlatPackages: true), name, origin),
        GivenFolder.Package package => LayerInput.In(package.Parent, package.Name, origin),
        GivenFolder.BuildOutput output => LayerInput.Flat(output.MainDll, origin),
        _ => null,
    };

    private static UsageException Nothing(string path) => new(
        $"""
        There is no package at '{path}'.
        It should be a project or its folder, the folder of a package, a DLL, a .cs file with a handler, or the zip of a function or a layer, as in plugins-sample/Greeter.
        """);
}
