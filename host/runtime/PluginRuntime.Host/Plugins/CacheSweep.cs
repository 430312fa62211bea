using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;

namespace PluginRuntime.Plugins;

/// <summary>
/// Empties what the host's libraries keep of types they have met, which would hold a plugin in memory.
/// </summary>
/// <remarks>
/// Whoever keeps such a cache registers by <see cref="MetadataUpdateHandlerAttribute"/> for it to be emptied when code changes, so that System.Text.Json,
/// for one, can be told without a reference to it. Safe while others use it: they find out again.
/// </remarks>
internal static class CacheSweep
{
    private const string Method = "ClearCache";

    /// <summary>Empties them all.</summary>
    public static void Run()
    {
        foreach (var assembly in AssemblyLoadContext.Default.Assemblies)
        {
            foreach (var handler in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
            {
                handler.HandlerType
                    .GetMethod(Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(Type[])])?
                    .Invoke(obj: null, [null]);
            }
        }
    }
}
