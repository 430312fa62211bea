using PluginRuntime.Packages.Contents;
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

    /// <summary>The packages at a path, in ordinal order.</summary>
    /// <exception cref="UsageException">There is nothing that could be a package.</exception>
    public static ListedPackage[] At(string path)
    {
        var fullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        ListedPackage[] found = Directory.Exists(fullPath)
            ? InFolder(fullPath)
            : File.Exists(fullPath) && fullPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? [new ListedPackage(Flat(Path.GetDirectoryName(fullPath)!), Path.GetFileNameWithoutExtension(fullPath))]
                : [];
        return found.Length > 0 ? found : throw new UsageException(
            $"""
            There is no package at '{fullPath}'.
            It should be a DLL, the folder of a package as in {PackageCatalog.HandlersFolder}/orders, or a folder that holds several.
            A project is built first: 'dotnet build', then the folder of its output.
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

    /// <summary>Whether a folder is a package by its own name.</summary>
    /// <remarks>
    /// A folder of folders is a package with versions or a root with packages; the name of the DLLs tells. A folder with DLLs of
    /// other names only is the output of a build, which is deployed as a flat root.
    /// </remarks>
    public static bool IsPackage(string folder, string name) => FolderName.IsValid(name)
        && (File.Exists(Path.Join(folder, name + ".dll"))
            || File.Exists(Path.Join(folder, PackageManifest.FileName))
            || PointerFile.ExistsIn(folder)
            || VersionFolders.In(folder).Any(version => File.Exists(Path.Join(folder, version, name + ".dll"))));

    private static ListedPackage[] InFolder(string folder)
    {
        var name = Path.GetFileName(folder);
        return IsPackage(folder, name)
            ? Versions(new PackageRoot(Path.GetDirectoryName(folder)!, holdsFlatPackages: false), name)
            : InRoot(folder);
    }

    private static ListedPackage[] InRoot(string folder)
    {
        var root = Flat(folder);
        var handlers = Path.Join(folder, PackageCatalog.HandlersFolder);
        var isTaskRoot = Directory.Exists(handlers) && !IsPackage(handlers, PackageCatalog.HandlersFolder);
        return
        [
            .. (PackageSurvey.Of(root) ?? []).Where(name => !isTaskRoot || name != PackageCatalog.HandlersFolder).SelectMany(name => Versions(root, name)),
            .. isTaskRoot ? InRoot(handlers) : [],
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
