using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// The check that everything a package can load lies inside of it. Made once, before anything is loaded.
/// </summary>
internal static class PackageBoundary
{
    /// <summary>Checks the package's symbolic links and its deps.json.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <param name="mainAssemblyPath">The real path of its main DLL.</param>
    /// <exception cref="PackageException">Something leads out of the package.</exception>
    public static void Check(string directory, string mainAssemblyPath)
    {
        PackageLinks.Check(directory);
        DepsFile.Check(mainAssemblyPath);
    }
}
