using PluginRuntime.Deployments;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// The platform that the code of a function is compiled for, and what tells so.
/// </summary>
/// <param name="Name"><c>linux-x64</c> or <c>linux-arm64</c>.</param>
/// <param name="Witness">The file or the folder that tells.</param>
internal sealed record PackagePlatform(string Name, string Witness)
{
    /// <summary>Looks at what was deployed, or, where a project is yet to be published, at the folder that the path names.</summary>
    /// <returns><see langword="null"/> if the code runs on both, or nothing tells.</returns>
    public static PackagePlatform? Of(VerifiedPackage package, DescribedCode? code) =>
        code?.Path is { } path && path.Split(Path.DirectorySeparatorChar).LastOrDefault(NativeAssets.RuntimesOfLambda.Contains) is { } folder ? new PackagePlatform(folder, path)
        : package.IsCompilationChosen ? OfFiles(package.Location)
        : null;

    private static PackagePlatform? OfFiles(PackageLocation package) =>
        Directory.GetFiles(package.Directory)
            .Select(file => (File: file, Platform: file.EndsWith(".dll", StringComparison.Ordinal) ? OfAssembly(file) : NativeAssets.IsLibraryName(Path.GetFileName(file)) ? OfLibrary(file) : null))
            .Where(file => file.Platform is not null && NativeAssets.RuntimesOfLambda.Contains(file.Platform))
            .OrderBy(file => file.File, StringComparer.Ordinal)
            .Select(file => new PackagePlatform(file.Platform!, Path.GetFileName(file.File)))
            .FirstOrDefault();

    // What is damaged is told by other rules.
    private static string? OfAssembly(string path)
    {
        try
        {
            return PortableExecutable.Read(path).NativePlatform;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? OfLibrary(string path)
    {
        try
        {
            return ElfLibrary.Of(path)?.Platform;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
