using System.Runtime.Loader;
using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Plugins;

/// <summary>
/// Finds assemblies of a package that are asked for in other capital letters than their files have, and those that are programs.
/// </summary>
/// <remarks>.NET's own reader of a deps.json finds them so; contexts look for a DLL of the very name.</remarks>
internal static class OddlyNamedFiles
{
    /// <summary>Lets a context find them. .NET asks only for what it has found nowhere else.</summary>
    public static void FindFor(AssemblyLoadContext context, PackageDependencies dependencies) => context.Resolving += (own, name) =>
        string.IsNullOrEmpty(name.CultureName) && name.Name is { } simple && dependencies.Find(simple) is { } path ? own.LoadFromAssemblyPath(path) : null;
}
