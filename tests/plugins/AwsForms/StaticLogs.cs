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
    }

    public void Arguments()
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            LambdaLogger.Log(level.ToString(), "static name {item}", "tea");
            LambdaLogger.Log(level, "static enum {item}", "tea");
        }
    }

    public void Exceptions()
    {
        var exception = Thrown.One();
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            LambdaLogger.Log(level.ToString(), exception, "static name {item}", "tea");
            LambdaLogger.Log(level, exception, "static enum {item}", "tea");
        }
    }
}
#endif
