using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// Makes generations: copies a version, checks the copy, loads it, constructs the handler and makes its JSON ready.
/// </summary>
/// <param name="handlerString">What the function's Handler setting says.</param>
/// <param name="copies">Where the copies go.</param>
/// <param name="side">What the host has ready for each plugin.</param>
/// <param name="log">The function's log.</param>
internal sealed class GenerationMaker(
    HandlerString handlerString, CopyFolder copies, PluginSideFolder side, LogWriter log)
{
    /// <summary>Makes one, on the thread that calls; the flow of that thread is the plugin's afterwards.</summary>
    /// <param name="deployed">The version.</param>
    /// <param name="prewarm">Whether its JSON is made ready.</param>
    /// <param name="abandoned">Takes what was loaded of one that fails, since .NET still has to unload it.</param>
    /// <exception cref="PackageException">It is not whole, or has no such handler.</exception>
    /// <exception cref="InitException">A type of its handler cannot be read or written.</exception>
    public Generation Make(PackageLocation deployed, bool prewarm, Action<PackageCopy, WeakReference> abandoned)
    {
        PackageCopy? copy = null;
        LoadedPlugin? plugin = null;
        try
        {
            copy = PackageCopy.Make(deployed, copies, side.Path);
            plugin = LoadedPlugin.Load(copy.Package, side, isUnloadable: true);
            Surroundings.Enter(plugin);
            return new Generation(copy, plugin, HandlerBinder.Bind(plugin, handlerString, prewarm, log));
        }
        catch (Exception error)
        {
            if (plugin is not null)
            {
                abandoned(copy!, plugin.Unload());
            }
            else
            {
                copy?.Remove();
            }

            if (copy is not null && error is PackageException package)
            {
                throw copy.AsDeployed(package);
            }

            throw;
        }
    }
}
