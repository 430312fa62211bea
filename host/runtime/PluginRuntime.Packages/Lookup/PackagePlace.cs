using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// A package seen from outside: in which folder of a root it lies and in which of the three forms.
/// </summary>
internal sealed class PackagePlace
{
    private PackagePlace(string directory, PackageForm form)
    {
        Directory = directory;
        Form = form;
    }

    /// <summary>The root for a flat package, else <c>ROOT/NAME</c>. Not resolved.</summary>
    public string Directory { get; }

    /// <summary>How the package lies there.</summary>
    public PackageForm Form { get; }

    /// <summary>The file that a flat package is found by: its DLL, or the native library or program.</summary>
    public string FlatFile(string name) => Path.Join(Directory, name + ".dll") is var dll && File.Exists(dll) ? dll
        : Path.Join(Directory, name + HandlerLibrary.Suffix) is var library && File.Exists(library) ? library
        : Path.Join(Directory, name);

    /// <summary>Looks for a package in a root: first flat, then as a folder.</summary>
    /// <returns><see langword="null"/> if the root has no such package, or does not exist.</returns>
    public static PackagePlace? Find(PackageRoot root, string name) =>
        root.HoldsFlatPackages && (ExactFile.Exists(Path.Join(root.Directory, name + ".dll")) || HandlerLibrary.IsIn(root.Directory, name))
            ? new PackagePlace(root.Directory, PackageForm.Flat)
            : FindFolder(root, name) ?? FindNative(root, name);

    /// <summary>
    /// Looks only for <c>ROOT/NAME/</c>. A folder with neither a DLL nor a version in it is no package, unless it holds a native library or program of its name.
    /// </summary>
    public static PackagePlace? FindFolder(PackageRoot root, string name)
    {
        var directory = Path.Join(root.Directory, name);
        if (!FolderName.IsValid(name) || !ExactFile.DirectoryExists(directory))
        {
            return null;
        }

        // The first look costs one stat and settles the usual unversioned package; the listing is for the odd one.
        if (File.Exists(Path.Join(directory, name + ".dll")) || DllSearch.FindsIn(directory) || HandlerLibrary.IsIn(directory, name) || NativeProgram.IsIn(directory, name))
        {
            return new PackagePlace(directory, PackageForm.Unversioned);
        }

        return PointerFile.ExistsIn(directory) || VersionFolders.In(directory).Length > 0
            ? new PackagePlace(directory, PackageForm.Versioned)
            : null;
    }

    private static PackagePlace? FindNative(PackageRoot root, string name) =>
        root.HoldsFlatPackages && FolderName.IsValid(name) && NativeProgram.IsIn(root.Directory, name)
            ? new PackagePlace(root.Directory, PackageForm.Flat)
            : null;
}
