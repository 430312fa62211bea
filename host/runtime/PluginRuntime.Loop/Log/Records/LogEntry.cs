
namespace PluginRuntime.Log.Records;

/// <summary>
/// One log record before it is written in either format.
/// </summary>
internal sealed class LogEntry
{
    /// <summary>Written to the millisecond, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    public required LambdaLogLevel Level { get; init; }

    public required InvocationUnderWay Invocation { get; init; }

    /// <summary>Any text; it stays one record.</summary>
    public required string Message { get; init; }

    /// <summary>Follows the message with its stack.</summary>
    public Exception? Exception { get; init; }

    /// <summary>For JSON alone, in the order in which they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>>? Properties { get; init; }
}
