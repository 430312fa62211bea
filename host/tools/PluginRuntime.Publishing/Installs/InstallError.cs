using System.Globalization;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// The messages for a package that cannot be installed or rolled back.
/// </summary>
internal static class InstallError
{
    /// <summary>The root has the package in a form that is never swapped, and that would win over the versions.</summary>
    public static PackageException Unversioned(string name, string root, PackagePlace place) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The root {Quotation.Plain(Path.GetFullPath(root))} has the package {Quotation.Of(name)} without versions: there are DLLs directly in {Quotation.Plain(place.Directory)}.
        An installed package is a folder of versions, as in {name}/1.4.2/{name}.dll; hosts would go on to use those DLLs.
        Remove {(place.Form == PackageForm.Flat ? name + ".dll" : "that folder")}, or name another root by --root.
        """);

    /// <summary>The next install would copy all that was installed.</summary>
    public static PackageException RootInside(PackageLocation package, string root) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The root {Quotation.Plain(Path.GetFullPath(root))} lies inside the package {Quotation.Of(package.Name)} in {Quotation.Plain(package.Directory)}, which would then hold itself.
        It should be a folder beside the package or elsewhere.
        Name another root by --root.
        """);

    /// <summary>There is nothing to roll back.</summary>
    public static PackageException NoSuchPackage(PackageName name, string root) => new(
        PackageErrorType.NoSuchPackage,
        $"""
        The root {Quotation.Plain(Path.GetFullPath(root))} has no package {Quotation.Of(name.Value)}.
        It has: {NameList.Of(PackageSurvey.Of(new PackageRoot(root, holdsFlatPackages: true)) ?? []) switch { "" => "none", var names => names }}.
        Name one of these, or another root by --root.
        """);

    /// <summary>Somebody else has the lock.</summary>
    public static PackageException Locked(string path, Exception inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Another process has been changing the package in {Quotation.Plain(Path.GetDirectoryName(path)!)} for more than {InstallLock.Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds: it holds {InstallLock.FileName} there.
        An install takes seconds, and only one at a time changes a package.
        Try again when it has ended, or end it; 'fuser {Quotation.Plain(path)}' tells which process it is.
        """,
        inner);

    /// <summary>The assembly's version breaks the rule for folders.</summary>
    public static PackageException NoVersion(string name, string assembly, string version) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(name)} has the version {Quotation.Of(version)} in {Quotation.Plain(Path.GetFileName(assembly))}, which cannot be the start of a version's folder.
        With a hash of 13 characters behind it, it should have {FolderName.Rule}, as in 1.4.2.
        Change <Version> in the project, or name a version by --version.
        """);

    /// <summary>The version is there, with other files.</summary>
    public static PackageException OtherFiles(PackageManifest manifest, string directory, string[] different) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Version {manifest.Version} of the package {Quotation.Of(manifest.Name!)} is in {Quotation.Plain(directory)} already, and the one to install differs from it in {NameList.Of(different)}.
        A version never changes, since hosts may be using it.
        Install it as another version, as in --version {manifest.Version}.1, or leave --version out.
        """);

    /// <summary>The version is there, and not as it was installed.</summary>
    public static PackageException Damaged(PackageManifest manifest, string directory, ManifestDifference damage) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Version {manifest.Version} of the package {Quotation.Of(manifest.Name!)} is in {Quotation.Plain(directory)} already, and was changed there: {damage}.
        A version never changes, since hosts may be using it.
        Install it as another version, by --version, and remove that folder when no host uses it.
        """);

    /// <summary>Nothing to go back to.</summary>
    public static PackageException NoPrevious(PackageName name, string directory, PackageVersion? current) => new(
        PackageErrorType.NoSuchPackage,
        $"""
        The package {Quotation.Of(name.Value)} in {Quotation.Plain(directory)} has no version to go back to: {Reason(directory, current)}.
        The versions there are: {NameList.Of(VersionFolders.In(directory))}; current is {current?.Value ?? "none"}.
        Write one of them into {PointerFile.Name} there, or install the version that should run.
        """);

    private static string Reason(string directory, PackageVersion? current)
    {
        if (!File.Exists(Path.Join(directory, InstallFolder.PreviousName)))
        {
            return $"there is no {InstallFolder.PreviousName}, which an install writes when it takes another's place";
        }

        var previous = PointerFile.Read(directory, InstallFolder.PreviousName);
        return previous.Equals(current)
            ? $"{InstallFolder.PreviousName} names the current one"
            : $"{InstallFolder.PreviousName} names {previous}, which is not there any more";
    }
}
