using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Contents;
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
    /// <exception cref="UsageException">There is none, or the project cannot be published.</exception>
    /// <exception cref="PackageException">One is not sound.</exception>
    public async Task<IEnumerable<LayerInput>> FindAsync(string path, CancellationToken cancellationToken)
    {
        var fullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (InvocationTarget.ProjectAt(fullPath) is { } project)
        {
            return [LayerInput.Flat(await ProjectPublish.RunAsync(project, folders.Create(), runtime, cancellationToken), path)];
        }

        if (Directory.Exists(fullPath))
        {
            return InFolder(fullPath, path);
        }

        return (File.Exists(fullPath), Path.GetExtension(fullPath).ToUpperInvariant()) switch
        {
            (true, ".DLL") => [LayerInput.Flat(fullPath, path)],
            (true, ".ZIP") => InLayer(fullPath, path),
            _ => throw Nothing(fullPath),
        };
    }

    private IEnumerable<LayerInput> InLayer(string zip, string origin)
    {
        var folder = folders.Create();
        new LayerZip(zip).Unpack(folder);
        var root = new PackageRoot(folder, holdsFlatPackages: false);
        foreach (var entry in Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal))
        {
            if (PackagePlace.FindFolder(root, entry) is null)
            {
                throw new UsageException(
                    $"""
                    The layer '{origin}' has {LayerZip.Handlers}{entry}, which is no package.
                    It should be a folder with a DLL or with versions in it, whose name has {FolderName.Rule}.
                    Put the layer together again without it.
                    """);
            }

            foreach (var package in LayerInput.AllIn(root, entry, origin))
            {
                yield return package;
            }
        }
    }

    private static IEnumerable<LayerInput> InFolder(string folder, string origin)
    {
        var name = Path.GetFileName(folder);
        if (ListedPackage.IsPackage(folder, name))
        {
            RequireOwnName(folder, name);
            return [LayerInput.In(new PackageRoot(Path.GetDirectoryName(folder)!, holdsFlatPackages: false), name, origin)];
        }

        if (Directory.GetFiles(folder, "*.dll").Length > 0)
        {
            return [LayerInput.Flat(MainOf(folder), origin)];
        }

        var handlers = Path.Join(folder, PackageCatalog.HandlersFolder);
        var root = new PackageRoot(Directory.Exists(handlers) ? handlers : folder, holdsFlatPackages: false);
        var names = PackageSurvey.Of(root) ?? [];
        return names.Length > 0
            ? names.Select(package => LayerInput.In(root, package, $"{origin}, {package}"))
            : throw Nothing(folder);
    }

    // A version's own folder, or one that was renamed, would go under a name that no handler string has.
    private static void RequireOwnName(string folder, string name)
    {
        if (PackageManifest.TryRead(folder)?.Name is { } other && other != name)
        {
            throw new UsageException(
                $"""
                The folder '{folder}' holds the package {Quotation.Of(other)}, as its {PackageManifest.FileName} says.
                A package's folder has the package's name, as in {PackageCatalog.HandlersFolder}/orders; of a package with versions it is the one above them.
                Name that folder, rename this one, or remove its {PackageManifest.FileName}.
                """);
        }
    }

    // The output of a build: every dependency is a DLL as well, and the one with a deps.json was built.
    private static string MainOf(string folder)
    {
        var names = PackageSurvey.FlatIn(folder);
        return names is [var only]
            ? Path.Join(folder, only + ".dll")
            : throw new UsageException(
                $"""
                The folder '{folder}' has several DLLs that may be a package: {NameList.Of(names)}.
                It should be the output of one project, with one deps.json.
                Name the main DLL, as in '{Path.Join(folder, names[0] + ".dll")}', or publish each project into a folder of its own.
                """);
    }

    private static UsageException Nothing(string path) => new(
        $"""
        There is no package at '{path}'.
        It should be a project or its folder, the folder of a package, a DLL, or the zip of a layer, as in plugins-sample/Greeter.
        """);
}
