using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// Which version of a package is used: the pinned one, else the one that <c>current</c> names, else the only one.
/// </summary>
internal static class VersionChoice
{
    /// <summary>Chooses, and makes sure that the version's folder exists.</summary>
    /// <param name="handler">What was asked for.</param>
    /// <param name="packageDirectory">The real path of the folder that holds the versions.</param>
    /// <exception cref="PackageException">
    /// The version does not exist, the pointer is bad, or nothing chooses among several.
    /// </exception>
    public static PackageVersion Of(HandlerString handler, string packageDirectory)
    {
        if (handler.Version is { } pinned)
        {
            return ExactFile.DirectoryExists(Path.Join(packageDirectory, pinned.Value))
                ? pinned
                : throw VersionChoiceError.NoSuchVersion(handler, pinned, packageDirectory);
        }

        if (PointerFile.ExistsIn(packageDirectory))
        {
            var current = PointerFile.Read(packageDirectory);
            return ExactFile.DirectoryExists(Path.Join(packageDirectory, current.Value))
                ? current
                : throw VersionChoiceError.PointerToNothing(current, packageDirectory);
        }

        var versions = VersionFolders.In(packageDirectory);
        return versions.Length == 1 && PackageVersion.TryParse(versions[0], out var only)
            ? only
            : throw VersionChoiceError.NotOne(packageDirectory, versions);
    }
}
