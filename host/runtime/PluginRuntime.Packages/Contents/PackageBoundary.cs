using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// The check that everything a package can load lies inside of it, and that native code which reads of it does not end the process. Made once, before
/// anything is loaded.
/// </summary>
internal static class PackageBoundary
{
    /// <summary>Checks the package's symbolic links, its deps.json, and the native libraries that are listed there.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <param name="mainAssemblyPath">The real path of its main DLL.</param>
    /// <returns>Where the files of the package lie.</returns>
    /// <exception cref="PackageException">Something leads out of the package, or is damaged.</exception>
    public static PackageDependencies Check(string directory, string mainAssemblyPath)
    {
        PackageLinks.Check(directory);
        var content = DepsFile.Read(mainAssemblyPath);
        if (content is not null)
        {
            ListedLibraries.Check(directory, content);
        }

        return new PackageDependencies(directory, mainAssemblyPath, content);
    }
}
