using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// Makes the version current again that was it before the last install.
/// </summary>
/// <param name="time">For the wait for the lock, and for the age of the version that is left.</param>
internal sealed class PackageRollback(TimeProvider time)
{
    /// <summary>Exchanges the current version and the previous one, so that a second call undoes the first.</summary>
    /// <returns>The version that is current now, and the one that was; <see langword="null"/> if none was.</returns>
    /// <exception cref="PackageException">
    /// There is no such package or no previous version of it, or another process holds the lock for too long.
    /// </exception>
    /// <exception cref="IOException">A pointer cannot be written.</exception>
    public async Task<(PackageVersion Now, PackageVersion? Before)> RollBackAsync(
        PackageName name, string root, CancellationToken cancellationToken)
    {
        var folder = InstallFolder.Find(name, root);
        using var held = await InstallLock.TakeAsync(folder.Directory, time, cancellationToken);
        StagingFolder.RemoveLeftOver(folder.Directory);
        var before = folder.Current();
        if (folder.Previous() is not { } previous || previous.Equals(before))
        {
            throw InstallError.NoPrevious(name, folder.Directory, before);
        }

        if (before is not null)
        {
            folder.Retire(before, time.GetUtcNow());
        }

        // In this order: should the process end in between, what was asked for is done.
        folder.WritePointer(PointerFile.Name, previous);
        if (before is not null)
        {
            folder.WritePointer(InstallFolder.PreviousName, before);
        }

        return (previous, before);
    }
}
