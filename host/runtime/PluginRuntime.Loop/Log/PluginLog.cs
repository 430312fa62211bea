using PluginRuntime.PluginSide;

namespace PluginRuntime.Log;

/// <summary>
/// The host's log as a plugin's loggers write to it.
/// </summary>
internal sealed class PluginLog(LogWriter log) : IPluginLog
{
    /// <inheritdoc/>
    public LambdaLogLevel MinimumLevel => log.MinimumLevel;

    /// <inheritdoc/>
    public void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties) =>
        log.Write(level, text, message, exception, properties);
}
