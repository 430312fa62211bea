using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The managed DLLs that a package's deps.json names in folders below the package's.
/// </summary>
internal static class DepsFileAssets
{
    /// <summary>The full paths of those that exist; none for a package without the file.</summary>
    /// <exception cref="PackageException">The file is not as .NET expects it.</exception>
    public static string[] In(PackageLocation package) =>
        [.. ListedBy(package).Select(path => Path.Join(package.Directory, path)).Where(File.Exists)];

    /// <summary>The names of all of their files, whether they exist or not.</summary>
    /// <exception cref="PackageException">As for <see cref="In"/>.</exception>
    public static string[] NamesIn(PackageLocation package) => [.. ListedBy(package).Select(path => Path.GetFileName(path))];

    private static IEnumerable<string> ListedBy(PackageLocation package) => DepsFile.Read(package.MainAssemblyPath)?.ManagedPaths ?? [];
}
