namespace PluginRuntime.PluginSide.Core;

/// <summary>What <c>ILambdaLogger</c> does.</summary>
/// <remarks>
/// All five, though the oldest interface has two: a later one's default of the fourth calls itself without end.
/// </remarks>
public sealed class LoggerSource
{
    private readonly IAwsLog _log;

    internal LoggerSource(IAwsLog log) => _log = log;

    /// <summary>Writes a text.</summary>
    public void Log(string? message) => _log.Write(message);

    /// <summary>Writes a line.</summary>
    public void LogLine(string? message) => _log.Write(message);

    /// <summary>Writes a message of a level.</summary>
    public void Log(string? level, string? message) => _log.Write(level, null, message, null);

    /// <summary>Writes a message of a level with arguments.</summary>
    public void Log(string? level, string? message, params object?[]? args) => _log.Write(level, null, message, args);

    /// <summary>Writes a message of a level with arguments and an exception.</summary>
    public void Log(string? level, Exception? exception, string? message, params object?[]? args) =>
        _log.Write(level, exception, message, args);
}
