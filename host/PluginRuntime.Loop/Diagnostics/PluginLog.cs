using PluginRuntime.PluginSide;

namespace PluginRuntime.Diagnostics;

internal sealed class PluginLog(LogWriter log) : IPluginLog
{
    public LambdaLogLevel MinimumLevel => LambdaLogLevel.Information;

    public void Write(LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties) =>
        log.Write(level, text, exception);
}
