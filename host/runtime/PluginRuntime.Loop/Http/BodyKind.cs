namespace PluginRuntime.Http;

/// <summary>The ways in which a body's end is known.</summary>
internal enum BodyKind
{
    /// <summary>Its length was announced, or the status has none.</summary>
    Measured,

    /// <summary>It comes in chunks, the last of them empty.</summary>
    Chunked,

    /// <summary>It ends when the peer closes.</summary>
    UntilClose,
}
