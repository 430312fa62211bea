using Microsoft.Extensions.Logging;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// One category of a plugin's log, written to the host's.
/// </summary>
internal sealed class HostLogger(string category, IPluginLog log, HostLoggerProvider provider) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => provider.Scopes?.Push(state);

    // The levels of .NET and the host's are the same but for None, which is no level of a record.
    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel < LogLevel.None && (LambdaLogLevel)logLevel >= log.MinimumLevel;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (IsEnabled(logLevel))
        {
            Write((LambdaLogLevel)logLevel, eventId, Message(state, exception, formatter), exception, state);
        }
    }

    // An argument's own code may fail, which must cost neither the record nor the invocation.
    private static string Message<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception);
        }
        catch (Exception failure)
        {
            return $"The message could not be written: one of its arguments threw {failure.GetType()}: {failure.Message}";
        }
    }

    private void Write(LambdaLogLevel level, EventId eventId, string message, Exception? exception, object? state)
    {
        var properties = new LogProperties();
        properties.Add("category", category);
        if (eventId.Id != 0)
        {
            properties.Add("eventId", eventId.Id);
        }

        if (state is IEnumerable<KeyValuePair<string, object?>> arguments)
        {
            properties.AddArguments(arguments);
        }

        var scopes = new LogScopes(provider.Scopes);
        scopes.AddTo(properties);
        log.Write(level, $"{category}{scopes.Text}: {message}", message, exception, properties.Values);
    }
}
