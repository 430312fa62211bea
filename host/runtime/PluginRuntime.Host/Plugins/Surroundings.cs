using System.Reflection;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Plugins;

/// <summary>
/// What a handler finds around it: its package as the application, with its folder as the base directory and its list of libraries, the task
/// root as the current directory, and its own types where types are looked up by name.
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

    /// <summary>Enters those of a program, before its entry point is called: it is the process's, and its folder is the current one.</summary>
    /// <remarks>Frameworks look for an application's parts by the entry assembly, and for its settings in the current directory.</remarks>
    public static void EnterAsProgram(LoadedPlugin plugin)
    {
        Enter(plugin);
        Assembly.SetEntryAssembly(plugin.Assembly);
        SetCurrentDirectory(plugin.Package.Directory);
    }

    /// <summary>Sets where configuration, templates and the application's own parts are looked for by default. It is the process's.</summary>
    public static void SetApplication(PackageLocation package)
    {
        // .NET's own value ends in a separator.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", package.Directory + Path.DirectorySeparatorChar);

        // What DependencyContext.Default is made of, in each plugin's own copy of that library.
        var libraries = DepsFile.PathFor(package.MainAssemblyPath);
        AppContext.SetData("APP_CONTEXT_DEPS_FILES", File.Exists(libraries) ? libraries : NoLibraries());
    }

    /// <summary>Makes the task root the current directory, if it is there.</summary>
    public static void SetCurrentDirectory(string taskRoot)
    {
        if (Directory.Exists(taskRoot))
        {
            Environment.CurrentDirectory = taskRoot;
        }
    }

    // Without any such file that library would look beside the process's program, which is the host.
    private static string NoLibraries() => Path.Join(Path.GetDirectoryName(typeof(Surroundings).Assembly.Location), "no-libraries.deps.json");
}
