namespace PluginRuntime.Packages;

/// <summary>
/// The check that everything a package can load lies inside of it. Made once, before anything is loaded.
/// </summary>
internal static class PackageBoundary
{
    /// <summary>Checks the package's symbolic links and its deps.json.</summary>
    /// <exception cref="PackageException">Something leads out of the package.</exception>
    public static void Check(PackageLocation package)
    {
        PackageLinks.Check(package.Directory);
        DepsFile.Check(package.MainAssemblyPath);
    }
}
