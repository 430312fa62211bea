using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// What a package must not bring along.
/// </summary>
internal static class PackageRules
{
    private const string CoreLibrary = "System.Private.CoreLib.dll";

    /// <summary>Refuses a package with a runtime of its own. Part of every cold start: one look for one file.</summary>
    /// <exception cref="PackageException">It was published self-contained.</exception>
    public static void CheckNotSelfContained(string directory)
    {
        if (IsSelfContained(directory))
        {
            throw AssemblyFileError.SelfContained(directory, null);
        }
    }

    /// <summary>Whether a package has a runtime of its own.</summary>
    public static bool IsSelfContained(string directory) => File.Exists(Path.Join(directory, CoreLibrary));
}
