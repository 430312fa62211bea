using PluginRuntime.Plugins;

namespace PluginRuntime.Hosting;

/// <summary>
/// What a handler finds around it: its package's folder as the base directory, the task root as the current one, and its own types where
/// types are looked up by name.
/// </summary>
/// <remarks>
/// Entered once, on the thread that constructs the handler and runs the loop: all that a handler starts flows from there, and the loop puts
/// that state back after each invocation.
/// </remarks>
internal static class Surroundings
{
    /// <summary>Sets them, before any of the plugin's code runs.</summary>
    public static void Set(LoadedPlugin plugin, string taskRoot)
    {
        // What configuration and templates are looked for in by default. .NET's own value ends in a separator.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", plugin.Package.Directory + Path.DirectorySeparatorChar);
        plugin.EnterContext();
        if (Directory.Exists(taskRoot))
        {
            Environment.CurrentDirectory = taskRoot;
        }
    }
}
