using PluginRuntime.PluginSide.Core;
using PluginRuntime.PluginSide.Shells;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Where the host comes in: it finds this type by its name, in the copy of this assembly that the plugin's load context has.
/// </summary>
internal sealed class AwsBridge : IAwsBridge
{
    /// <inheritdoc/>
    public Func<IInvocationContext, object> OpenContexts(IAwsLog log, Func<object?> serializer)
    {
        var shells = new CoreShells();
        var logger = shells.Logger.Of(new LoggerSource(log));
        var contexts = shells.Context.Open();
        return invocation => contexts(new ContextSource(invocation, logger, serializer, shells));
    }

    /// <inheritdoc/>
    /// <remarks>Emitted always: the interface is newer than what this was compiled against.</remarks>
    public Func<ResponseStream, object> OpenResponseStreams(Type contract)
    {
        var make = EmittedShell.Of<ResponseStreamSource>(contract);
        return response => make(new ResponseStreamSource(response));
    }
}
