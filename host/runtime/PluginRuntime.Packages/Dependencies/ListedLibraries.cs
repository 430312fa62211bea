using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// The native libraries that a deps.json lists for this process.
/// </summary>
internal static class ListedLibraries
{
    /// <summary>Makes sure that the loader survives each. Part of every cold start: a package without native libraries pays nothing.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <param name="content">What its deps.json says.</param>
    /// <exception cref="PackageException">One is damaged.</exception>
    public static void Check(string directory, DepsFileContent content)
    {
        string[]? runtimes = null;
        foreach (var library in content.Target.Libraries)
        {
            foreach (var asset in library.Assets)
            {
                if (asset.Kind == AssetKind.Native && (asset.Runtime is null || IsAmong(asset.Runtime, runtimes ??= NativeAssets.RuntimesFor(NativePlatformName.Current))))
                {
                    Check(directory, asset);
                }
            }
        }
    }

    // Where one lies depends on more than itself; a file that is at neither place is nothing to be afraid of.
    private static void Check(string directory, DepsAsset asset)
    {
        CheckFile(Path.Join(directory, asset.LocalPath ?? asset.Path));
        if (asset.LocalPath is null && asset.Runtime is null)
        {
            CheckFile(Path.Join(directory, ChosenAsset.FileName(asset.Path)));
        }
    }

    private static void CheckFile(string path)
    {
        if (File.Exists(path))
        {
            ElfFile.Check(path);
        }
    }

    private static bool IsAmong(string runtime, string[] runtimes)
    {
        foreach (var each in runtimes)
        {
            if (each == runtime)
            {
                return true;
            }
        }

        return false;
    }
}
