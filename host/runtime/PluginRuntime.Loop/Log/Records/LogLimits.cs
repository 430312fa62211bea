namespace PluginRuntime.Log.Records;

/// <summary>
/// The most bytes of a record and its parts, as they are written: UTF-8, escapes included.
/// </summary>
/// <remarks>
/// Telemetry drops a larger event. What is too long is cut and ends in a mark with its whole length.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api-reference.html
/// </remarks>
internal static class LogLimits
{
    /// <summary>A record with its line feed.</summary>
    public const int Record = 256 * 1024;

    /// <summary>What a handler writes without an end, so that its record is no longer than one may be.</summary>
    public const int Line = Record - Closing - Closing;

    /// <summary>Request id, tenant, trace, the type of an exception, the name of a property: each.</summary>
    public const int Name = 1024;

    /// <summary>One property's value, or an exception's message.</summary>
    public const int Value = 32 * 1024;

    /// <summary>What an exception may take whatever else the record has.</summary>
    public const int Exception = 96 * 1024;

    /// <summary>What properties may take whatever else the record has.</summary>
    public const int Properties = 64 * 1024;

    /// <summary>Punctuation at the end of a record.</summary>
    public const int Closing = 128;
}
