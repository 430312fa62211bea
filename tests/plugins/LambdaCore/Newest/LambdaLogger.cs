namespace Amazon.Lambda.Core;

/// <content>Levels, parameters and exceptions.</content>
public static partial class LambdaLogger
{
#pragma warning disable IDE0044 // Whoever sets them does so by reflection.
    private static Action<string, string, object[]> _loggingWithLevelAction = (_, message, _) => Console.WriteLine(message);

    private static Action<string, Exception, string, object[]> _loggingWithLevelAndExceptionAction =
        (_, exception, message, _) => Console.WriteLine(message + Environment.NewLine + exception);
#pragma warning restore IDE0044

    public static void Log(string level, string message, params object[] args) => _loggingWithLevelAction(level, message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        _loggingWithLevelAndExceptionAction(level, exception, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    public static void LogTrace(string message, params object[] args) => Log(LogLevel.Trace, message, args);

    public static void LogTrace(Exception exception, string message, params object[] args) => Log(LogLevel.Trace, exception, message, args);

    public static void LogDebug(string message, params object[] args) => Log(LogLevel.Debug, message, args);

    public static void LogDebug(Exception exception, string message, params object[] args) => Log(LogLevel.Debug, exception, message, args);

    public static void LogInformation(string message, params object[] args) => Log(LogLevel.Information, message, args);

    public static void LogInformation(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Information, exception, message, args);

    public static void LogWarning(string message, params object[] args) => Log(LogLevel.Warning, message, args);

    public static void LogWarning(Exception exception, string message, params object[] args) => Log(LogLevel.Warning, exception, message, args);

    public static void LogError(string message, params object[] args) => Log(LogLevel.Error, message, args);

    public static void LogError(Exception exception, string message, params object[] args) => Log(LogLevel.Error, exception, message, args);

    public static void LogCritical(string message, params object[] args) => Log(LogLevel.Critical, message, args);

    public static void LogCritical(Exception exception, string message, params object[] args) => Log(LogLevel.Critical, exception, message, args);
}
