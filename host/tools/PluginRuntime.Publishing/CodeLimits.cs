namespace PluginRuntime.Publishing;

/// <summary>
/// What Lambda takes as code, of a function or a layer, in bytes.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class CodeLimits
{
    /// <summary>The function's code and all of its layers together, unpacked: 250 MB.</summary>
    public const long MaxUnpackedBytes = 262_144_000;

    /// <summary>The largest zip that is sent with the call itself, 50 MB; a larger one goes through S3.</summary>
    public const long MaxDirectZipBytes = 52_428_800;
}
