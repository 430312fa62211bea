using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// May this package be published? What it must be, and must not bring along, for a layer or for a root.
/// </summary>
/// <remarks>Files are looked at by their names, then handlers by their metadata. Nothing of the package is loaded.</remarks>
internal static class PublishingRules
{
    /// <summary>Judges a package for a layer, which takes the files that links lead to.</summary>
    /// <param name="package">The package.</param>
    /// <param name="warn">Takes a message for each that should be a handler and cannot be one, and for native files that are of no use on Lambda.</param>
    /// <exception cref="PackageException">
    /// Its name is none, it has a program or a runtime of its own, links that lead out of it, other files than its <c>handler.json</c> lists, or no handler.
    /// </exception>
    public static PackageHandlers JudgeForLayer(PackageLocation package, Action<string> warn)
    {
        foreach (var (_, check) in PackageFileRules.All)
        {
            check(package, static error => throw error);
        }

        if (package.IsHandlerLibrary)
        {
            HandlerLibraryRules.Tell(package, null, static error => throw error);
        }

        NativeFileWarnings.Tell(package, warn);
        var handlers = PackageHandlers.Of(package, warn);
        return handlers.IsEmpty && !package.HasLambdaCore ? throw VerificationError.NoHandler(package) : handlers;
    }

    /// <summary>Judges a package for a root, which must be the same there for as long as it is there: it has no links at all.</summary>
    /// <param name="package">The package.</param>
    /// <param name="warn">As for a layer.</param>
    /// <exception cref="PackageException">As for a layer, or it has something other than files and folders.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static PackageHandlers JudgeForRoot(PackageLocation package, Action<string> warn)
    {
        PlainFiles.Require(package);
        return JudgeForLayer(package, warn);
    }

    /// <summary>Judges the names of all files that would be published.</summary>
    /// <param name="package">The package.</param>
    /// <param name="files">As <see cref="PackageFiles"/> gives them.</param>
    /// <param name="refuse">Takes the error for each that does not travel between systems.</param>
    public static void TellOfFiles(PackageLocation package, string[] files, Action<PackageException> refuse)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (!AssetPath.StaysInside(file))
            {
                refuse(VerificationError.Unlistable(package, file));
            }
            else if (!seen.TryAdd(file, file))
            {
                refuse(VerificationError.CaseClash(package, seen[file], file));
            }
        }
    }

    /// <summary>Judges the name of a file that would be published, as <see cref="PackageFiles"/> gives it.</summary>
    /// <returns>The name.</returns>
    /// <exception cref="PackageException">It does not travel between systems, and no manifest could list it.</exception>
    public static string JudgeFile(PackageLocation package, string file) =>
        AssetPath.StaysInside(file) ? file : throw VerificationError.Unlistable(package, file);
}
