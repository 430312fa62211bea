namespace PluginRuntime.Log.Records;

/// <summary>
/// How a log record is written.
/// </summary>
internal enum LogFormat
{
    /// <summary>Fields separated by tabs: <see cref="TextRecord"/>.</summary>
    Text,

    /// <summary>One JSON object: <see cref="JsonRecord"/>.</summary>
    Json,
}
