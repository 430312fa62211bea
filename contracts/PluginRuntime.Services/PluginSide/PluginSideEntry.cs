using System.Reflection;
using System.Runtime.CompilerServices;
using PluginRuntime.Json;
using PluginRuntime.PluginSide.Tracing;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Where the host comes in: it finds this type by its name, in the copy of this assembly that the plugin's load context has.
/// </summary>
internal sealed class PluginSideEntry : IPluginSide
{
    /// <inheritdoc/>
    public IPluginServices BuildServices(Type startup, object? instance, Type? handler, IPluginLog log) =>
        StartupServices.Build(startup, instance, handler, log);

    /// <inheritdoc/>
    public IPluginJson OpenJson(Assembly assembly, string package) => new PluginJson(assembly, package);

    /// <inheritdoc/>
    public IPluginTracing? OpenTracing(IPluginLog log, ISwapCounts? swaps)
    {
        try
        {
            return Traced(log, swaps);
        }
        catch (Exception error) when (error is IOException or TypeLoadException or MissingMemberException)
        {
            const string message =
                """
                Invocations are not traced: the package's System.Diagnostics.DiagnosticSource is too old for the host.
                Take version 10 of it or a newer one, or build for net10.0, which has it.
                """;
            log.Write(LambdaLogLevel.Warning, message, message, error, []);
            return null;
        }
    }

    // A method of its own: its types are of an assembly that the plugin may have in another version.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static InvocationTracing Traced(IPluginLog log, ISwapCounts? swaps) => new(log, swaps);
}
