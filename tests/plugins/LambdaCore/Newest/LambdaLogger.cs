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
}
