#if LEVELS
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Calls every member of the context's logger that takes a level.</summary>
public class LeveledLogs
{
    public void Levels(ILambdaContext context)
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            context.Logger.Log(level.ToString(), $"context name {level}");
            context.Logger.Log(level, $"context enum {level}");
        }

        context.Logger.LogTrace("context LogTrace");
        context.Logger.LogDebug("context LogDebug");
        context.Logger.LogInformation("context LogInformation");
        context.Logger.LogWarning("context LogWarning");
        context.Logger.LogError("context LogError");
        context.Logger.LogCritical("context LogCritical");
    }

    public void Arguments(ILambdaContext context)
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            context.Logger.Log(level.ToString(), "context name {item}", "tea");
            context.Logger.Log(level, "context enum {item}", "tea");
        }

        context.Logger.LogTrace("context LogTrace {item}", "tea");
        context.Logger.LogDebug("context LogDebug {item}", "tea");
        context.Logger.LogInformation("context LogInformation {item}", "tea");
        context.Logger.LogWarning("context LogWarning {item}", "tea");
        context.Logger.LogError("context LogError {item}", "tea");
        context.Logger.LogCritical("context LogCritical {item}", "tea");
    }

    public void Exceptions(ILambdaContext context)
    {
        var exception = Thrown.One();
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            context.Logger.Log(level.ToString(), exception, "context name {item}", "tea");
            context.Logger.Log(level, exception, "context enum {item}", "tea");
        }

        context.Logger.LogTrace(exception, "context LogTrace {item}", "tea");
        context.Logger.LogDebug(exception, "context LogDebug {item}", "tea");
        context.Logger.LogInformation(exception, "context LogInformation {item}", "tea");
        context.Logger.LogWarning(exception, "context LogWarning {item}", "tea");
        context.Logger.LogError(exception, "context LogError {item}", "tea");
        context.Logger.LogCritical(exception, "context LogCritical {item}", "tea");
    }

    public void UnknownLevels(ILambdaContext context)
    {
        context.Logger.Log("Loud", "unknown");
        context.Logger.Log((string)null!, "none");
        context.Logger.Log("Loud", "unknown with {item}", "tea");
    }
}
#endif
