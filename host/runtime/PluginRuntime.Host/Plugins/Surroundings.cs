using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Plugins;

/// <summary>
/// What a handler finds around it: its package's folder as the base directory, the task root as the current one, and its own types where
/// types are looked up by name.
/// </summary>
/// <remarks>
/// Entered on the thread that constructs the handler: all that a handler starts flows from there. Where that thread runs the loop, too, the loop
/// puts that state back after each invocation; where packages are swapped it is entered for each.
/// </remarks>
internal static class Surroundings
{
    /// <summary>Enters those of a plugin, before any of its code runs.</summary>
    public static void Enter(LoadedPlugin plugin)
    {
        SetApplication(plugin.Package);
        plugin.EnterContext();
    }

    /// <summary>Sets what of them is the process's, and thereby every package's: where configuration and templates are looked for by default.</summary>
    /// <param name="package">The package that serves, or that is being made to.</param>
    public static void SetApplication(PackageLocation package) =>
        // .NET's own value ends in a separator.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", package.Directory + Path.DirectorySeparatorChar);

    /// <summary>Makes the task root the current directory, if it is there.</summary>
    public static void SetCurrentDirectory(string taskRoot)
    {
        if (Directory.Exists(taskRoot))
        {
            Environment.CurrentDirectory = taskRoot;
        }
    }
}
