using PluginRuntime.Plugins;

namespace PluginRuntime.Unloading;

/// <summary>A load context that was told to unload, and goes once nothing refers to it.</summary>
internal static class UnloadedContext
{
    // A context goes in several collections: finalizers stand between its parts.
    public static bool IsCollected(WeakReference context)
    {
        CacheSweep.Run();
        for (var round = 0; round < 20 && context.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !context.IsAlive;
    }
}
