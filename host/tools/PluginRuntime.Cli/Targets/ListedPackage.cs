using PluginRuntime.Cli.Projects;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A package whose handlers are listed.
/// </summary>
/// <param name="Root">The folder in which it is found.</param>
/// <param name="Name">As a handler string names it: <c>orders</c>, or <c>orders@1.4.2</c> where nothing chooses among its versions.</param>
internal sealed record ListedPackage(PackageRoot Root, string Name)
{
    /// <summary>The name without a version.</summary>
    public string Package => Name.Split('@')[0];

    /// <summary>The packages at a path, in ordinal order; a project is built first.</summary>
    /// <exception cref="UsageException">There is nothing that could be a package, or the build fails.</exception>
    public static async Task<ListedPackage[]> AtAsync(string path, CancellationToken cancellationToken) =>
        Of(GivenPath.At(path) is GivenPath.Project { FullPath: var project }
            ? new GivenPath.Dll(await ProjectBuild.RunAsync(project, cancellationToken))
            : GivenPath.BuiltAt(path));

    private static ListedPackage[] Of(GivenPath given)
    {
        var found = given switch
        {
            GivenFolder.Package { OtherName: { } name } version => [new ListedPackage(Flat(version.FullPath), name)],
            GivenFolder.Package package => Versions(package.Parent, package.Name),
            GivenFolder folder => InRoot(folder),
            GivenPath.Dll { FullPath: var dll } => [new ListedPackage(Flat(Path.GetDirectoryName(dll)!), Path.GetFileNameWithoutExtension(dll))],
            _ => [],
        };
        return found.Length > 0 ? found : throw new UsageException(
            $"""
            There is no package at '{given.FullPath}'.
            It should be a project or its folder, a .cs file with a handler, a DLL, the folder of a package as in {PackageCatalog.HandlersFolder}/orders, or a folder that holds several.
            Name one of them, as in 'pluginruntime list plugins-sample/Greeter'.
            """);
    }

    /// <summary>Looks for the package as the host does.</summary>
    /// <exception cref="PackageException">It is not sound.</exception>
    public PackageLocation Find()
    {
        // Only in AWS's form can an assembly have a name that is no package name; which type is named does not matter here.
        var isPackageName = FolderName.IsValid(Package);
        return new PackageCatalog([Root]).Find(HandlerString.Parse(isPackageName ? Name : $"{Name}::Type"));
    }

    private static ListedPackage[] InRoot(GivenFolder folder)
    {
        var root = Flat(folder.FullPath);
        var handlers = folder.Handlers;
        return
        [
            .. (PackageSurvey.Of(root) ?? []).Where(name => handlers is null || name != PackageCatalog.HandlersFolder).SelectMany(name => Versions(root, name)),
            .. handlers is null ? [] : InRoot(GivenFolder.At(handlers.Directory)),
        ];
    }

    private static ListedPackage[] Versions(PackageRoot root, string name)
    {
        var place = PackagePlace.Find(root, name);
        if (place is not { Form: PackageForm.Versioned } || PointerFile.ExistsIn(place.Directory))
        {
            return [new ListedPackage(root, name)];
        }

        var versions = VersionFolders.In(place.Directory);
        return versions.Length == 1
            ? [new ListedPackage(root, name)]
            : [.. versions.Select(version => new ListedPackage(root, $"{name}@{version}"))];
    }

    private static PackageRoot Flat(string directory) => new(directory, holdsFlatPackages: true);
}
