using PluginRuntime.Packages.Contents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Integrity;

/// <summary>
/// In what a package's files differ from those that its <c>handler.json</c> lists. Paths are as they stand there.
/// </summary>
/// <param name="Changed">Listed, and there with other bytes.</param>
/// <param name="Missing">Listed, and not there.</param>
/// <param name="Unlisted">There, and not listed.</param>
internal sealed record ManifestDifference(string[] Changed, string[] Missing, string[] Unlisted)
{
    /// <summary>Compares a package with its manifest. Every file is read.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <returns><see langword="null"/> if they agree, or if there is no manifest that lists files.</returns>
    /// <exception cref="PackageException">The manifest is not sound.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ManifestDifference? Of(string directory)
    {
        if (PackageManifest.TryRead(directory)?.Files is not { } listed)
        {
            return null;
        }

        var present = PackageFiles.In(directory);
        var difference = new ManifestDifference(
            [.. present.Where(file => listed.TryGetValue(file, out var hash) && !IsHashOf(hash, Path.Join(directory, file)))],
            [.. listed.Keys.Except(present, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. present.Where(file => !listed.ContainsKey(file))]);
        return difference is { Changed: [], Missing: [], Unlisted: [] } ? null : difference;
    }

    /// <summary>In words: <c>orders.dll is not the one that handler.json lists; tax.dll is listed there and missing</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Part(Changed, "is not the one that handler.json lists", "are not those that handler.json lists"),
            Part(Missing, "is listed in handler.json and missing", "are listed in handler.json and missing"),
            Part(Unlisted, "is not listed in handler.json", "are not listed in handler.json"),
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private static bool IsHashOf(string hash, string path) => string.Equals(hash, FileHash.Of(path), StringComparison.OrdinalIgnoreCase);

    private static string? Part(string[] files, string one, string several) =>
        files.Length == 0 ? null : $"{NameList.Of(files)} {(files.Length == 1 ? one : several)}";
}
