using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// Removes old versions of a package, the longest unused first.
/// </summary>
internal sealed class VersionPruning(InstallFolder folder, DateTimeOffset now, InstallOptions options)
{
    // A host that has just read the old pointer still copies that version.
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);

    /// <summary>Removes what is more than <see cref="InstallOptions.Keep"/>. One that cannot be removed is told and stays.</summary>
    /// <returns>The versions that are gone.</returns>
    public string[] Remove() => [.. TooMany().Where(TryRemove)];

    private IEnumerable<string> TooMany()
    {
        var versions = VersionFolders.In(folder.Directory);
        string?[] inUse = [folder.Current()?.Value, folder.Previous()?.Value];
        string[] old = [.. versions.Except(inUse.OfType<string>(), StringComparer.Ordinal)];
        return old
            .OrderByDescending(LastUse)
            .Skip(Math.Max(0, options.Keep - (versions.Length - old.Length)))
            .Where(version => now - LastUse(version) >= MinAge);
    }

    private DateTimeOffset LastUse(string version) => Directory.GetLastWriteTimeUtc(Path.Join(folder.Directory, version));

    // Under another name first: half of a version must never be seen under its own.
    private bool TryRemove(string version)
    {
        var doomed = Path.Join(folder.Directory, StagingFolder.NewName());
        try
        {
            Directory.Move(Path.Join(folder.Directory, version), doomed);
            options.Reached(InstallStep.OldVersionMoved);
            Directory.Delete(doomed, recursive: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            options.Warn($"The old version {version} in {Quotation.Plain(folder.Directory)} cannot be removed: {Quotation.Plain(error.Message)}");
            return false;
        }
    }
}
