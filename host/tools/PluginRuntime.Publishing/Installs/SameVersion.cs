using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// The check that a version which is there already is the one to be installed: versions never change.
/// </summary>
internal static class SameVersion
{
    /// <summary>Compares every file.</summary>
    /// <param name="manifest">What is to be installed.</param>
    /// <param name="directory">The version's folder.</param>
    /// <exception cref="PackageException">A file differs, or the folder is not as its own <c>handler.json</c> says.</exception>
    public static void Require(PackageManifest manifest, string directory)
    {
        if (ManifestDifference.Of(directory) is { } damage)
        {
            throw InstallError.Damaged(manifest, directory, damage);
        }

        var present = PackageFiles.In(directory).ToDictionary(file => file, file => FileHash.Of(Path.Join(directory, file)));
        string[] different =
        [
            .. manifest.Files!.Keys.Union(present.Keys).Order(StringComparer.Ordinal)
                .Where(file => manifest.Files.GetValueOrDefault(file) != present.GetValueOrDefault(file)),
        ];
        if (different.Length > 0)
        {
            throw InstallError.OtherFiles(manifest, directory, different);
        }
    }
}
