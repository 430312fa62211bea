using System.Runtime.Loader;
using PluginRuntime.Handlers.Tables;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;

namespace PluginRuntime.Handlers;

/// <summary>
/// Says once that a listener of the plugin hears nothing, where .NET was started without event sources.
/// </summary>
/// <param name="log">Where it is told.</param>
internal sealed class EventListenerAdvice(LogWriter log)
{
    private const string Switch = "System.Diagnostics.Tracing.EventSource.IsSupported";

    // Nothing of the host refers to it, and code of others can have no listener without it.
    private const string Library = "System.Diagnostics.Tracing,";

    private int _isTold;

    /// <summary>Begins to watch, before anything of the plugin is loaded.</summary>
    public void Start(AssemblyLoads loads) => loads.Tell(assembly =>
    {
        if (assembly.FullName?.StartsWith(Library, StringComparison.Ordinal) == true && AppContext.TryGetSwitch(Switch, out var isOn) && !isOn)
        {
            Look();
        }
    });

    private void Look()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            var isOfPlugin = AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default;
            if (isOfPlugin && RawMetadata.MayMention(assembly, "EventListener"u8) && Interlocked.Exchange(ref _isTold, 1) == 0)
            {
                log.Write(
                    LambdaLogLevel.Warning,
                    $"""
                    {assembly.GetName().Name} mentions EventListener, and no listener hears anything in this process: event sources are off together with diagnostics, since both cost every start.
                    Set DOTNET_EnableDiagnostics to 1 in the function's environment to have them. This is said once.
                    """);
            }
        }
    }
}
