#if NEWEST
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Calls every member of the static logger that takes a level.</summary>
public class StaticLogs
{
    public void Levels()
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            LambdaLogger.Log(level.ToString(), $"static name {level}");
            LambdaLogger.Log(level, $"static enum {level}");
        }

        LambdaLogger.LogTrace("static LogTrace");
        LambdaLogger.LogDebug("static LogDebug");
        LambdaLogger.LogInformation("static LogInformation");
        LambdaLogger.LogWarning("static LogWarning");
        LambdaLogger.LogError("static LogError");
        LambdaLogger.LogCritical("static LogCritical");
    }

    public void Arguments()
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            LambdaLogger.Log(level.ToString(), "static name {item}", "tea");
            LambdaLogger.Log(level, "static enum {item}", "tea");
        }

        LambdaLogger.LogTrace("static LogTrace {item}", "tea");
        LambdaLogger.LogDebug("static LogDebug {item}", "tea");
        LambdaLogger.LogInformation("static LogInformation {item}", "tea");
        LambdaLogger.LogWarning("static LogWarning {item}", "tea");
        LambdaLogger.LogError("static LogError {item}", "tea");
        LambdaLogger.LogCritical("static LogCritical {item}", "tea");
    }

    public void Exceptions()
    {
        var exception = Thrown.One();
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            LambdaLogger.Log(level.ToString(), exception, "static name {item}", "tea");
            LambdaLogger.Log(level, exception, "static enum {item}", "tea");
        }

        LambdaLogger.LogTrace(exception, "static LogTrace {item}", "tea");
        LambdaLogger.LogDebug(exception, "static LogDebug {item}", "tea");
        LambdaLogger.LogInformation(exception, "static LogInformation {item}", "tea");
        LambdaLogger.LogWarning(exception, "static LogWarning {item}", "tea");
        LambdaLogger.LogError(exception, "static LogError {item}", "tea");
        LambdaLogger.LogCritical(exception, "static LogCritical {item}", "tea");
    }
}
#endif
