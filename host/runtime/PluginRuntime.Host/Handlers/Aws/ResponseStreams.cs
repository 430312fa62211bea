using System.Reflection;
using PluginRuntime.Binding;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// The response streams that a handler asks <c>Amazon.Lambda.Core</c> for, each the response of the invocation in whose flow it is asked for.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="contract">The interface of the plugin's copy that a host implements.</param>
internal sealed class ResponseStreams(LoadedPlugin plugin, Type contract)
{
    private readonly AsyncLocal<ResponseWriter?> _response = new();
    private Func<ResponseStream, object>? _shells;

    /// <summary>What makes the streams, in the plugin's own types: of a prelude's JSON, which is empty for none.</summary>
    public Delegate Factory() => (Delegate)typeof(ResponseStreams)
        .GetMethod(nameof(FactoryOf), BindingFlags.NonPublic | BindingFlags.Instance)!
        .MakeGenericMethod(contract)
        .Invoke(this, null)!;

    /// <summary>Names the response of this flow's invocation. The loop forgets it with the rest of the flow's state.</summary>
    public void Enter(ResponseWriter response) => _response.Value = response;

    private Func<byte[]?, TStream> FactoryOf<TStream>() => prelude => (TStream)Open(prelude);

    private object Open(byte[]? prelude)
    {
        var response = _response.Value ?? throw new InvalidOperationException(
            """
            A response stream was asked for outside an invocation.
            Ask LambdaResponseStreamFactory for it in the handler's method, or in what that method starts.
            """);
        return (_shells ??= plugin.AwsBridge.OpenResponseStreams(contract))(response.OpenStream(ResponseWriter.Octets, prelude));
    }
}
