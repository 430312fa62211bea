using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// The versions of one package.
/// </summary>
internal static class VersionListing
{
    /// <summary>In ordinal order; none for a package without versions.</summary>
    /// <exception cref="PackageException">A pointer in the package's folder names no version.</exception>
    public static ListedVersion[] Of(ListedPackage listed) =>
        PackagePlace.Find(listed.Root, listed.Package) is { Form: PackageForm.Versioned } place ? In(InstallFolder.At(place)) : [];

    private static ListedVersion[] In(InstallFolder folder)
    {
        var (current, previous) = (folder.Current()?.Value, folder.Previous()?.Value);
        return
        [
            .. VersionFolders.In(folder.Directory).Select(
                version => Read(folder.Directory, version, version == current ? "current" : version == previous ? "previous" : null)),
        ];
    }

    private static ListedVersion Read(string folder, string version, string? role)
    {
        var directory = Path.Join(folder, version);
        try
        {
            string[] files = [.. PackageFiles.In(directory).Append(PackageManifest.FileName)];
            FileInfo[] present = [.. files.Select(file => new FileInfo(Path.Join(directory, file))).Where(file => file.Exists)];
            return new ListedVersion(version, present.Length, present.Sum(file => file.Length), role);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An install may have removed it a moment ago.
            return new ListedVersion(version, null, null, role) { Problem = Quotation.Plain(error.Message) };
        }
    }
}
