namespace PluginRuntime.Diagnostics;

internal sealed class TemplatedLog(LogWriter log) : PluginRuntime.PluginSide.IAwsLog
{
    public void Write(string? text) => log.Write(LambdaLogLevel.Information, text ?? "");
    public void Write(string? level, Exception? exception, string? message, object?[]? arguments) => log.Write(LambdaLogLevel.Information, message ?? "", exception);
}
