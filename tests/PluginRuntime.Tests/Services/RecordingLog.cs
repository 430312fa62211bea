using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Services;

/// <summary>The host's end of a plugin's log, which keeps the records.</summary>
internal sealed class RecordingLog(LambdaLogLevel minimumLevel = LambdaLogLevel.Trace) : IPluginLog
{
    public List<LogEntry> Entries { get; } = [];

    public LambdaLogLevel MinimumLevel => minimumLevel;

    public void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties) =>
        Entries.Add(new LogEntry(level, text, message, exception, properties));
}

/// <summary>One record as the host gets it.</summary>
internal sealed record LogEntry(
    LambdaLogLevel Level, string Text, string Message, Exception? Exception, IReadOnlyList<KeyValuePair<string, object?>> Properties)
{
    public object? this[string name] => Assert.Single(Properties, property => property.Key == name).Value;
}
