using System.Reflection;

namespace PluginRuntime.PluginSide;

/// <summary>
/// What the host has done for it inside a plugin's load context, where it binds to the plugin's own libraries.
/// </summary>
/// <remarks>
/// Host and plugin side speak by these internal interfaces, in types of the framework and the contracts alone: whatever versions of
/// <c>Microsoft.Extensions.*</c> or <c>System.Text.Json</c> a plugin brings, the host never meets them. The implementation ships with the
/// host, so the two always fit.
/// </remarks>
internal interface IPluginSide
{
    /// <summary>Makes the startup class, lets it register its services and builds them.</summary>
    /// <param name="startup">The plugin's class that implements <c>IHandlerStartup</c>.</param>
    /// <param name="instance">An instance of it that the plugin's table has made; <see langword="null"/> if it is made here.</param>
    /// <param name="handler">The type whose instance handles invocations; <see langword="null"/> if the handler is a static method.</param>
    /// <param name="log">The host's log.</param>
    /// <exception cref="FunctionException">The services cannot be built, or the handler has no constructor for them; says what to mend.</exception>
    IPluginServices BuildServices(Type startup, object? instance, Type? handler, IPluginLog log);

    /// <summary>The plugin's JSON, on the <c>System.Text.Json</c> that the plugin carries.</summary>
    /// <param name="assembly">The plugin's main assembly, which may name a source-generated context.</param>
    /// <param name="package">The package's name, for messages.</param>
    /// <exception cref="FunctionException">The plugin names a context that is none; says what to mend.</exception>
    IPluginJson OpenJson(Assembly assembly, string package);

    /// <summary>
    /// The plugin's tracing, on the <c>System.Diagnostics.DiagnosticSource</c> that the plugin carries, else on .NET's. To be asked for once that
    /// assembly has been loaded: nobody can listen before.
    /// </summary>
    /// <param name="log">Where it is told what a listener threw.</param>
    /// <param name="swaps">Is measured, too, where the package can be swapped.</param>
    /// <returns><see langword="null"/> if the plugin's is too old for it, which is told.</returns>
    IPluginTracing? OpenTracing(IPluginLog log, ISwapCounts? swaps);
}
