using System.ComponentModel;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Native;

/// <summary>
/// Builds the services of a library's startup class.
/// </summary>
/// <remarks>For generated code alone. By itself, so that a handler without services does not bring what they stand on.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NativeServices
{
    private protected NativeServices()
    {
    }

    /// <summary>Lets a startup register its services and builds them.</summary>
    /// <exception cref="FunctionException">The services cannot be built, or the handler has no constructor for them; says what to mend.</exception>
    internal abstract IPluginServices Build(HandlerTableAttribute table, Type? handler, IPluginLog log);
}

/// <inheritdoc cref="NativeServices"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NativeStartup : NativeServices
{
    /// <inheritdoc/>
    internal override IPluginServices Build(HandlerTableAttribute table, Type? handler, IPluginLog log) =>
        StartupServices.Build(table.StartupType!, table.CreateStartup(), handler, log);
}
