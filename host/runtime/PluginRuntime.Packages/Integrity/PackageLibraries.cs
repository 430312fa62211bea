using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Integrity;

/// <summary>
/// All native libraries of a package, listed in a deps.json or not.
/// </summary>
internal static class PackageLibraries
{
    /// <summary>Makes sure that a process survives the load of each: before a version is swapped in, and before a package is published.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <exception cref="PackageException">One is damaged.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static void Check(string directory)
    {
        foreach (var library in In(directory))
        {
            ElfFile.Check(library);
        }
    }

    /// <summary>The paths of those files that by their names are native libraries.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static IEnumerable<string> In(string directory) =>
        PackageFiles.In(directory).Where(file => NativeAssets.IsLibraryName(Path.GetFileName(file))).Select(file => Path.Join(directory, file));
}
