using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Swapping;

/// <summary>
/// Makes generations: copies a version, checks the copy, loads it, constructs the handler and makes its JSON ready.
/// </summary>
/// <param name="handlerString">What the function's Handler setting says.</param>
/// <param name="copies">Where the copies go; disposed with this.</param>
/// <param name="side">What the host has ready for each plugin.</param>
/// <param name="log">The function's log.</param>
/// <param name="clock">The time.</param>
internal sealed class GenerationMaker(
    HandlerString handlerString, CopyFolder copies, PluginSideFolder side, LogWriter log, TimeProvider clock) : IDisposable
{
    /// <summary>Begins to make one, on a thread of its own: its flow is the plugin's afterwards.</summary>
    /// <param name="deployed">The version.</param>
    /// <param name="serving">The files of the one before; <see langword="null"/> for the first.</param>
    /// <param name="prewarm">Whether its JSON is made ready.</param>
    /// <param name="abandoned">Takes what was loaded of one that fails, since .NET still has to unload it.</param>
    public Preparation Start(PackageLocation deployed, PackageCopy? serving, bool prewarm, Action<PackageCopy, WeakReference> abandoned) =>
        Preparation.Start(claim => Make(deployed, serving, prewarm, claim, abandoned), clock);

    /// <inheritdoc/>
    public void Dispose() => copies.Dispose();

    private Generation Make(
        PackageLocation deployed, PackageCopy? serving, bool prewarm, MakingClaim claim, Action<PackageCopy, WeakReference> abandoned)
    {
        PackageCopy? copy = null;
        LoadedPlugin? plugin = null;
        try
        {
            copy = PackageCopy.Make(deployed, copies, side.Path);
            claim.Check();
            MissingParts.Check(copy, serving, log);
            plugin = LoadedPlugin.Load(copy.Package, side, isUnloadable: true);
            claim.Use(() => Surroundings.Enter(plugin));
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
