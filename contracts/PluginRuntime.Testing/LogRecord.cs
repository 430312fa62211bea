using PluginRuntime.Log.Records;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Testing;

/// <summary>
/// What was written into the function's log at once, by <see cref="IInvocationContext.Log"/>, by an <c>ILogger</c> or by the host.
/// </summary>
public sealed class LogRecord
{
    internal LogRecord(LogEntry entry)
        : this(entry.Level, entry.Message, entry.Exception)
    {
        if (entry.Properties is { } properties)
        {
            // Of two with one name the last stands, as in the log.
            Properties = properties.GroupBy(property => property.Key).ToDictionary(same => same.Key, same => ValueOf(same.Last().Value));
        }
    }

    internal LogRecord(LambdaLogLevel level, string message, Exception? exception)
    {
        Level = level;
        Message = message;
        Exception = exception;
    }

    /// <summary>How much it matters.</summary>
    public LambdaLogLevel Level { get; }

    /// <summary>The text, with its arguments filled in; empty for what a handler threw, which stands in <see cref="Exception"/>.</summary>
    public string Message { get; }

    /// <summary>What was written with it.</summary>
    public Exception? Exception { get; }

    /// <summary>What a logger adds: its <c>category</c>, and each argument of the message by its name.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>The record in a line, for the messages of assertions.</summary>
    public override string ToString() => $"{Level}: {Message}{(Exception is null ? "" : $" {Exception.GetType().Name}: {Exception.Message}")}";

    private static object? ValueOf(object? value) => value is JsonText json ? json.Value : value;
}
