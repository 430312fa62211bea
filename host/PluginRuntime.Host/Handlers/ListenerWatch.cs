using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;
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
    private bool _isOpen;

    /// <summary>Begins to watch, before anything of the plugin is loaded.</summary>
    public void Start(AssemblyLoads loads) => loads.Tell(assembly =>
        _isLoaded |= assembly.FullName?.StartsWith(Listened, StringComparison.Ordinal) == true);

    /// <summary>Opens the handler's tracing, once, if there can be listeners by now. Called between invocations.</summary>
    public void Look(LoadedPlugin plugin, BoundHandler handler)
    {
        if (!_isLoaded || _isOpen)
        {
            return;
        }

        _isOpen = true;
        handler.Tracing = plugin.Side.OpenTracing(new PluginLog(log));
    }
}
