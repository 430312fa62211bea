using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers;

/// <summary>
/// Whether a package failed because its files are not of one piece, and what to say then.
/// </summary>
/// <remarks>
/// Lambda unpacks layers one over the other, file by file; of two that hold one package a mixture is left. Every file is read for
/// the answer: asked only once something has failed.
/// </remarks>
internal static class MixedPackage
{
    /// <summary>The error that begins with the mixture; <see langword="null"/> if there is none, or the failure is not the package's.</summary>
    public static PackageException? Explain(PackageLocation package, Exception error) =>
        (error is PackageException || MissingAssembly.IsPossible(error)) && DifferenceOf(package) is { } difference
            ? Mixed(package, difference, error)
            : null;

    // A task root with its DLLs flat in it is no layer's, and holds what other packages have besides.
    private static ManifestDifference? DifferenceOf(PackageLocation package)
    {
        try
        {
            return RealPath.Of(package.Root.Directory) == package.Directory ? null : ManifestDifference.Of(package.Directory);
        }
        catch (Exception failure) when (failure is PackageException or IOException or UnauthorizedAccessException)
        {
            // What cannot even be compared is no news beside the failure itself.
            return null;
        }
    }

    private static PackageException Mixed(PackageLocation package, ManifestDifference difference, Exception error) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package's files are mixed from two layers (or incomplete): {difference}.
        Where two layers of a function both hold the package {package.Name}, Lambda lays their files over each other in {package.Directory}, and the last wins.
        Remove the package from one of the two layers, or publish it again, whole.
        The failure itself: {(error is PackageException ? error.Message : $"{error.GetType().Name}: {error.Message}")}
        """,
        error);
}
