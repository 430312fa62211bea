using System.Runtime.InteropServices;
using System.Runtime.Loader;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Plugins;

/// <summary>
/// Finds native libraries of a package that its deps.json does not list, or that has none.
/// </summary>
internal static class NativeFiles
{
    /// <summary>Lets a context find them. .NET asks only for what it has found nowhere else.</summary>
    /// <param name="context">The plugin's context.</param>
    /// <param name="directory">The package's folder.</param>
    public static void FindFor(AssemblyLoadContext context, string directory) => context.ResolvingUnmanagedDll += (_, library) =>
        NativeAssets.Find(directory, library, NativePlatformName.Current) is { } path && ElfFile.Fault(path) is null && NativeLibrary.TryLoad(path, out var handle) ? handle : 0;
}
