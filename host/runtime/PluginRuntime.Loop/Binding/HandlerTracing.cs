using PluginRuntime.PluginSide;

namespace PluginRuntime.Binding;

/// <summary>
/// Where listeners see a handler's invocations: nowhere, until it is opened because somebody can listen.
/// </summary>
/// <remarks>
/// Opened between two invocations of one loop, while others may have theirs under way: each invocation looks once, and is seen from its
/// beginning to its end or not at all.
/// </remarks>
internal sealed class HandlerTracing : IDisposable
{
    private readonly object _oneOpening = new();
    private volatile IPluginTracing? _opened;
    private volatile bool _wasOpened;

    /// <summary>What shows the invocations; <see langword="null"/> while nobody can listen, or where the plugin's library is too old for it.</summary>
    public IPluginTracing? Opened => _opened;

    /// <summary>Whether <see cref="Open"/> was called: what it opened, or that there is nothing to open, stays so.</summary>
    public bool WasOpened => _wasOpened;

    /// <summary>Opens it, unless that was done.</summary>
    public void Open(Func<IPluginTracing?> open)
    {
        lock (_oneOpening)
        {
            if (!_wasOpened)
            {
                try
                {
                    _opened = open();
                }
                finally
                {
                    _wasOpened = true;
                }
            }
        }
    }

    /// <summary>Ends what was opened. No invocation of the handler is under way any more.</summary>
    public void Dispose() => _opened?.Dispose();
}
