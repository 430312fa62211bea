namespace PluginRuntime.Packages;

/// <summary>
/// What a package must not bring along.
/// </summary>
internal static class PackageRules
{
    private const string CoreLibrary = "System.Private.CoreLib.dll";

    /// <summary>Refuses a package with a runtime of its own. Part of every cold start: one look for one file.</summary>
    /// <exception cref="PackageException">It was published self-contained.</exception>
    public static void CheckNotSelfContained(PackageLocation package)
    {
        if (File.Exists(Path.Join(package.Directory, CoreLibrary)))
        {
            throw AssemblyFileError.SelfContained(package.Directory, null);
        }
    }
}
