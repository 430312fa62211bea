using PluginRuntime.Handlers.Reflection;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers;

/// <summary>
/// A plugin's class that implements <c>IHandlerStartup</c>, if it has one.
/// </summary>
internal static class StartupClass
{
    /// <summary>The class; <see langword="null"/> for a plugin without.</summary>
    /// <remarks>
    /// Its interface lies in the services' assembly. The plugin's types are loaded by now, so an assembly that is not cannot have been
    /// implemented from, and a plugin without a startup class pays for one look at the list of what is loaded.
    /// </remarks>
    /// <exception cref="PackageException">There are several, or it cannot be made.</exception>
    public static Type? Find(LoadedPlugin plugin, ReflectedPackage types)
    {
        if (!plugin.HasLoaded("PluginRuntime.Services"))
        {
            return null;
        }

        Type? found = null;
        foreach (var shape in types.Types)
        {
            var type = ((ReflectedType)shape).Type;
            if (type is { IsClass: true, IsAbstract: false } && Implements(type))
            {
                found = found is null ? type : throw StartupRuleError.Several(plugin.Package.Name, found.FullName!, type.FullName!);
            }
        }

        return found is null || found.GetConstructor(Type.EmptyTypes) is not null
            ? found
            : throw StartupRuleError.NoConstructor(plugin.Package.Name, found.FullName!, found.Name);
    }

    private static bool Implements(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (contract.FullName == HandlerContract.Startup)
            {
                return true;
            }
        }

        return false;
    }
}
