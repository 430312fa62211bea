using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// What packages a root has, for messages and listings.
/// </summary>
internal static class PackageSurvey
{
    private const string DepsSuffix = ".deps.json";

    /// <summary>
    /// The names in ordinal order; <see langword="null"/> if the root does not exist or cannot be read.
    /// </summary>
    public static string[]? Of(PackageRoot root)
    {
        if (!Directory.Exists(root.Directory))
        {
            return null;
        }

        try
        {
            var names = FoldersIn(root).Concat(root.HoldsFlatPackages ? FlatIn(root.Directory) : []);
            return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Looks for <c>ROOT/NAME/</c> as a listing does, which names no folder without a DLL.</summary>
    /// <returns><see langword="null"/> if there is no such package.</returns>
    public static PackagePlace? Find(PackageRoot root, string name) =>
        PackagePlace.FindFolder(root, name) is { } place && IsPackage(place) ? place : null;

    /// <summary>The DLLs directly in a folder, without their ending; where some were built as a project of their own, those alone. Native libraries with handlers stand for themselves.</summary>
    /// <remarks>Every dependency is a DLL as well; what was built has a deps.json.</remarks>
    public static string[] FlatIn(string directory)
    {
        var libraries = HandlerLibraries.NamesIn(directory);
        var all = Directory.GetFiles(directory, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        var described = all.Where(name => File.Exists(Path.Join(directory, name + DepsSuffix))).ToArray();
        return libraries.Length > 0 || described.Length > 0 ? [.. described.Union(libraries, StringComparer.Ordinal)] : all;
    }

    private static IEnumerable<string> FoldersIn(PackageRoot root) => Directory.GetDirectories(root.Directory)
        .Select(path => Path.GetFileName(path))
        .Where(name => Find(root, name) is not null);

    // A folder of folders may be anything, such as runtimes/ in a task root. Only one with DLLs in it is worth naming.
    private static bool IsPackage(PackagePlace place) => place.Form != PackageForm.Versioned
        || PointerFile.ExistsIn(place.Directory)
        || VersionFolders.In(place.Directory).Any(
            version => Path.Join(place.Directory, version) is var folder && (DllSearch.FindsIn(folder) || HandlerLibrary.IsIn(folder, Path.GetFileName(place.Directory))));
}
