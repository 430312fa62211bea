namespace PluginRuntime.PluginSide;

/// <summary>
/// The host's log, as a plugin's loggers write to it. Any thread may write.
/// </summary>
internal interface IPluginLog
{
    /// <summary>The least level that is written.</summary>
    LambdaLogLevel MinimumLevel { get; }

    /// <summary>Writes one record.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">The record as text: category, scopes and message.</param>
    /// <param name="message">The message alone.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="properties">
    /// For JSON: names and values in the order in which they are written. Text, numbers, Booleans and nothing stay what they are; <see cref="JsonText"/>
    /// goes in as it stands; an array of text becomes one; anything else becomes its text.
    /// </param>
    void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties);
}

/// <summary>A value that is JSON already.</summary>
internal sealed class JsonText(string value)
{
    /// <summary>The JSON.</summary>
    public string Value { get; } = value;
}
