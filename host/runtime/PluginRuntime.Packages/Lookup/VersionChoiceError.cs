using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The messages for a version that is missing or cannot be chosen.
/// </summary>
internal static class VersionChoiceError
{
    /// <summary>The pinned version is not there.</summary>
    public static PackageException NoSuchVersion(HandlerString handler, PackageVersion version, string directory) => new(
        PackageErrorType.NoSuchPackage,
        $"""
        The package {Quotation.Of(handler.Package)} has no version {version}, which the handler {Quotation.Of(handler.Text)} pins.
        {List(directory)}
        Change the version in the function's Handler setting, leave out '@{version}' to follow the package, or deploy that version.
        """);

    /// <summary>A pin on a package that has no versions.</summary>
    public static PackageException Unversioned(HandlerString handler, string directory) => new(
        PackageErrorType.NoSuchPackage,
        $"""
        The handler {Quotation.Of(handler.Text)} pins version {handler.Version}, but the package {Quotation.Of(handler.Package)} in {Quotation.Plain(directory)} has no versions: its DLLs lie directly in that folder.
        A version is a folder of its own, as in handlers/orders/1.4.2/orders.dll.
        Leave out '@{handler.Version}' in the function's Handler setting, or deploy the package in versioned form.
        """);

    /// <summary>The pointer file names a version that is not there.</summary>
    public static PackageException PointerToNothing(PackageVersion version, string directory) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The pointer file {Quotation.Plain(Path.Join(directory, PointerFile.Name))} names version {version}, and there is no such folder beside it.
        {List(directory)}
        Write one of these versions into the file, or deploy version {version}.
        """);

    /// <summary>No pointer file, and not exactly one version.</summary>
    public static PackageException NotOne(string directory, string[] versions) => new(
        PackageErrorType.AmbiguousPackage,
        $"""
        The package in {Quotation.Plain(directory)} has {versions.Length} versions and nothing that says which is meant: {string.Join(", ", versions)}.
        A file named 'current' beside them should hold one line with the version, as in {versions.FirstOrDefault("1.4.2")}.
        Write that file, or pin a version in the function's Handler setting, as in {Quotation.Plain(Path.GetFileName(directory))}@{versions.FirstOrDefault("1.4.2")}.
        """);

    private static string List(string directory)
    {
        var versions = VersionFolders.In(directory);
        return versions.Length == 0
            ? $"There is no version in {Quotation.Plain(directory)}."
            : $"The versions in {Quotation.Plain(directory)} are: {string.Join(", ", versions)}.";
    }
}
