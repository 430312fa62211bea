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

    /// <summary>The message alone, as AWS's runtime for .NET offers it: <see cref="TextRecord"/> without what comes before it.</summary>
    Unformatted,
}
