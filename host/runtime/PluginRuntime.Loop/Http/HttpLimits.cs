namespace PluginRuntime.Http;

/// <summary>How long and how much a connection puts up with.</summary>
internal sealed class HttpLimits
{
    /// <summary>The longest a connection may take to come about, all attempts together. 10 s.</summary>
    public TimeSpan Connecting { get; init; } = new(0, 0, 10);

    /// <summary>The longest time without a byte inside a message, in either direction. 10 s.</summary>
    public TimeSpan Silence { get; init; } = new(0, 0, 10);

    /// <summary>The largest head of an answer, interim answers included. 1 MB.</summary>
    public int MaxHeadBytes { get; init; } = 1024 * 1024;
}
