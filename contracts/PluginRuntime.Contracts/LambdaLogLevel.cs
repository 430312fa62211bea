namespace PluginRuntime;

/// <summary>
/// How much a log record matters, in rising order.
/// </summary>
/// <remarks>The names of .NET's own log levels. Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html</remarks>
public enum LambdaLogLevel
{
    /// <summary>Every step, for following one invocation closely. Written as <c>trce</c>.</summary>
    Trace,

    /// <summary>For finding a fault. Written as <c>dbug</c>.</summary>
    Debug,

    /// <summary>What happened. Written as <c>info</c>.</summary>
    Information,

    /// <summary>Odd, but the invocation goes on. Written as <c>warn</c>.</summary>
    Warning,

    /// <summary>Something failed. Written as <c>fail</c>.</summary>
    Error,

    /// <summary>The function cannot go on. Written as <c>crit</c>.</summary>
    Critical,
}
