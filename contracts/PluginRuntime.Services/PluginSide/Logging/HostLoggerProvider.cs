using Microsoft.Extensions.Logging;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// Gives a plugin's loggers the host's log to write to.
/// </summary>
internal sealed class HostLoggerProvider(IPluginLog log) : ILoggerProvider, ISupportExternalScope
{
    /// <summary>The scopes of the factory that this provider belongs to; nothing before it was added to one.</summary>
    public IExternalScopeProvider? Scopes { get; private set; }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new HostLogger(categoryName, log, this);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The log is the host's.
    }
}
