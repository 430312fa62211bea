using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// Publishes packages into a root that hosts read at the same time.
/// </summary>
/// <remarks>
/// A version's name appears on a folder that is complete and flushed, and <c>current</c> is replaced after that, so a reader sees the
/// old version or the new one, whenever it looks and wherever this process ends. Several processes may install at once: a lock
/// for each package lets one after the other.
/// </remarks>
/// <param name="time">For the wait for the lock, and for the age of old versions.</param>
internal sealed class PackageInstaller(TimeProvider time)
{
    /// <summary>Installs a package as a version of its own and makes that the current one.</summary>
    /// <param name="package">The package as it was built; nothing of it is loaded, and it must not change meanwhile.</param>
    /// <param name="root">The folder of packages. It is made if it does not exist.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the wait and the copying. What is complete is published.</param>
    /// <exception cref="PackageException">
    /// The package is not fit, the root holds it without versions, the version is there with other files, or another install has the
    /// lock for longer than <see cref="InstallLock.Patience"/>.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written. The version that was current still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task<InstalledVersion> InstallAsync(
        PackageLocation package, string root, InstallOptions options, CancellationToken cancellationToken)
    {
        PublishingRules.JudgeForRoot(package, options.IsVerified ? static _ => { } : options.Warn);
        var folder = InstallFolder.Prepare(package, root);
        using var held = await InstallLock.TakeAsync(folder.Directory, time, cancellationToken);
        options.Reached(InstallStep.Locked);
        StagingFolder.RemoveLeftOver(folder.Directory);
        using var staging = StagingFolder.Create(folder.Directory);
        var manifest = Stage(package, staging, options, cancellationToken);
        return Publish(folder, staging, manifest, options);
    }

    // Judged and hashed is the copy, so that handler.json is true of what lies beside it even if the source has changed since.
    private PackageManifest Stage(
        PackageLocation package, StagingFolder staging, InstallOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in PackageFiles.In(package.Directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            staging.Copy(package.Directory, file);
            options.Reached(InstallStep.FileCopied);
        }

        var copy = staging.LocationOf(package);
        var draft = ManifestDraft.Of(copy, PublishingRules.JudgeForRoot(copy, static _ => { }), PackageFiles.In(copy.Directory));
        var version = options.Version ?? package.Version ?? DefaultVersion.Of(draft, copy.MainAssemblyPath);
        var manifest = ManifestDraft.WithVersion(draft, version);
        File.WriteAllBytes(Path.Join(copy.Directory, PackageManifest.FileName), ManifestWriter.Write(manifest));
        options.Reached(InstallStep.Described);
        staging.Flush(time.GetUtcNow());
        options.Reached(InstallStep.Flushed);
        return manifest;
    }

    private InstalledVersion Publish(InstallFolder folder, StagingFolder staging, PackageManifest manifest, InstallOptions options)
    {
        var version = PackageVersion.Parse(manifest.Version!);
        var before = folder.Current();
        var directory = folder.PathOf(version);
        var wasThere = Directory.Exists(directory);
        if (wasThere)
        {
            SameVersion.Require(manifest, directory);
        }
        else
        {
            folder.PointToOnlyVersion();
            staging.MoveTo(directory);
        }

        options.Reached(InstallStep.Named);
        if (before is not null && !before.Equals(version))
        {
            folder.Retire(before, time.GetUtcNow());
            folder.WritePointer(InstallFolder.PreviousName, before);
        }

        options.Reached(InstallStep.PreviousWritten);
        folder.WritePointer(PointerFile.Name, version);
        options.Reached(InstallStep.Published);
        var removed = new VersionPruning(folder, time.GetUtcNow(), options).Remove();
        return new InstalledVersion(manifest.Name!, version, directory, wasThere, before, removed);
    }
}
