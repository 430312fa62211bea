using System.Runtime.InteropServices;
using System.Runtime.Loader;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Native;

namespace PluginRuntime.Plugins;

/// <summary>
/// Finds native libraries of a package that its deps.json does not list or lists with a version in their names, or that has none.
/// </summary>
internal static class NativeFiles
{
    /// <summary>Lets a context find them. .NET asks only for what it has found nowhere else.</summary>
    /// <param name="context">The plugin's context.</param>
    /// <param name="directory">The package's folder.</param>
    /// <param name="dependencies">Where its files lie.</param>
    public static void FindFor(AssemblyLoadContext context, string directory, PackageDependencies dependencies) => context.ResolvingUnmanagedDll += (_, library) =>
        NativeAssets.Find(directory, library, NativePlatformName.Current, dependencies.Files?.NativeFolders ?? []) is { } path && ElfFile.Fault(path) is null && NativeLibrary.TryLoad(path, out var handle) ? handle : 0;
}
