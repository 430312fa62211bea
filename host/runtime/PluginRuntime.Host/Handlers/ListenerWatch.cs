using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// Makes a handler's invocations visible to listeners of activities and metrics, from the moment that there can be any.
/// </summary>
/// <remarks>
/// Nobody can listen before <c>System.Diagnostics.DiagnosticSource</c> has been loaded, in whatever copy: for a handler that never loads it, nothing
/// but the look at an assembly's name is done.
/// </remarks>
/// <param name="log">Where it is told what a listener threw.</param>
internal sealed class ListenerWatch(LogWriter log)
{
    private const string Listened = "System.Diagnostics.DiagnosticSource,";

    private volatile bool _isLoaded;

    /// <summary>Begins to watch, before anything of the plugin is loaded.</summary>
    public void Start(AssemblyLoads loads) => loads.Tell(assembly =>
        _isLoaded |= assembly.FullName?.StartsWith(Listened, StringComparison.Ordinal) == true);

    /// <summary>Opens a handler's tracing, once, if there can be listeners by now. Called between invocations.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="handler">Its handler.</param>
    /// <param name="swaps">Is measured, too, where the package can be swapped.</param>
    public void Open(LoadedPlugin plugin, BoundHandler handler, ISwapCounts? swaps = null)
    {
        if (_isLoaded && !handler.Tracing.WasOpened)
        {
            OpenNow(plugin, handler, swaps);
        }
    }

    // A method of its own: what the delegate holds would else be allocated at each look.
    private void OpenNow(LoadedPlugin plugin, BoundHandler handler, ISwapCounts? swaps) =>
        handler.Tracing.Open(() => plugin.Side.OpenTracing(new PluginLog(log), swaps));
}
