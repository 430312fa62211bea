using System.Reflection;

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
        SetBaseDirectory(plugin.Package.Directory);
        plugin.EnterContext();
    }

    /// <summary>Enters those of a program, before its entry point is called: it is the process's, and its folder is the current one.</summary>
    /// <remarks>Frameworks look for an application's parts by the entry assembly, and for its settings in the current directory.</remarks>
    public static void EnterAsProgram(LoadedPlugin plugin)
    {
        Enter(plugin);
        Assembly.SetEntryAssembly(plugin.Assembly);
        SetCurrentDirectory(plugin.Package.Directory);
    }

    /// <summary>Sets what configuration and templates are looked for in by default. It is the process's.</summary>
    /// <param name="directory">A package's folder.</param>
    public static void SetBaseDirectory(string directory) =>
        // .NET's own value ends in a separator.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", directory + Path.DirectorySeparatorChar);

    /// <summary>Makes the task root the current directory, if it is there.</summary>
    public static void SetCurrentDirectory(string taskRoot)
    {
        if (Directory.Exists(taskRoot))
        {
            Environment.CurrentDirectory = taskRoot;
        }
    }
}
