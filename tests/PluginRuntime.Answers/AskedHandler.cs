using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Plugins;
using PluginRuntime.Swapping;

namespace PluginRuntime.Answers;

/// <summary>One bound handler, handed to the loop as the host would.</summary>
internal sealed class AskedHandler : HandlerSource
{
    private readonly ServedGeneration? _served;
    private readonly SingleHandler? _single;
    private readonly BoundHandler _handler;
    private readonly LogWriter _log;

    /// <summary>Makes one: with a copy, as the generation of a package that is swapped.</summary>
    public AskedHandler(LoadedPlugin plugin, PackageCopy? copy, BoundHandler handler, ListenerWatch listeners, LogWriter log)
    {
        _handler = handler;
        _log = log;
        if (copy is null)
        {
            _single = new SingleHandler(plugin, handler, listeners, log);
        }
        else
        {
            _served = new ServedGeneration(new Generation(copy, plugin, handler), listeners, new SwapCounts());
        }
    }

    /// <inheritdoc/>
    public override string Description => _handler.Description;

    /// <inheritdoc/>
    public override bool HasToDispose => true;

    /// <inheritdoc/>
    public override void BeforeNext()
    {
        _served?.Trace();
        _single?.BeforeNext();
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow() => _served?.Borrow() ?? _single!.Borrow();

    /// <inheritdoc/>
    public override void Return(BoundHandler handler) => _served?.Return(handler);

    /// <inheritdoc/>
    public override void Dispose() => Disposal.Of(_handler, (message, error) => _log.Write(LambdaLogLevel.Error, message, error));
}
