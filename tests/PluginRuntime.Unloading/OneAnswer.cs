using System.Buffers;
using System.Text;
using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Tests.Plugins;

namespace PluginRuntime.Unloading;

/// <summary>What a handler of a loaded package answers to the one event that it gets. It is disposed of, as in a host that swaps.</summary>
internal sealed class OneAnswer : ResponseWriter
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public static string From(LoadedPlugin plugin, HandlerString handler, string payload, CancellationToken cancellationToken)
    {
        var log = new LogWriter(static _ => { }, TimeProvider.System);
        var bound = HandlerBinder.Bind(plugin, handler, prewarm: true, log);
        var response = new OneAnswer();
        bound.Call.Invoke(Encoding.UTF8.GetBytes(payload), new OneInvocation { Services = bound.OpenScope() }, response, cancellationToken);
        Disposal.Of(bound, static (message, error) => throw new InvalidOperationException(message, error));
        return Encoding.UTF8.GetString(response._body.WrittenSpan);
    }

    public override ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default) => throw new NotSupportedException();

    public override IBufferWriter<byte> Body => _body;

    public override bool IsTooLong => false;

    public override bool TryComplete() => false;
}
