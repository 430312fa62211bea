using System.Globalization;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// The versions of one package: <c>  1.4.2: 4 files, 12,345 bytes, current</c>.
/// </summary>
internal static class VersionListing
{
    /// <summary>One line a version, in ordinal order; none for a package without versions.</summary>
    /// <exception cref="PackageException">A pointer in the package's folder names no version.</exception>
    public static IEnumerable<string> Of(ListedPackage listed) =>
        PackagePlace.Find(listed.Root, listed.Package) is { Form: PackageForm.Versioned } place ? Lines(InstallFolder.At(place)) : [];

    private static IEnumerable<string> Lines(InstallFolder folder)
    {
        var (current, previous) = (folder.Current()?.Value, folder.Previous()?.Value);
        return VersionFolders.In(folder.Directory).Select(version =>
        {
            var role = version == current ? ", current" : version == previous ? ", previous" : "";
            return $"  {version}: {SizeOf(Path.Join(folder.Directory, version))}{role}";
        });
    }

    private static string SizeOf(string directory)
    {
        try
        {
            string[] files = [.. PackageFiles.In(directory).Append(PackageManifest.FileName)];
            FileInfo[] present = [.. files.Select(file => new FileInfo(Path.Join(directory, file))).Where(file => file.Exists)];
            return string.Create(CultureInfo.InvariantCulture, $"{present.Length} files, {present.Sum(file => file.Length):N0} bytes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An install may have removed it a moment ago.
            return $"cannot be read: {Quotation.Plain(error.Message)}";
        }
    }
}
