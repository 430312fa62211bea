namespace PluginRuntime.Hosting;

/// <summary>How the host's process ends.</summary>
internal static class ExitCode
{
    /// <summary>Lambda stopped the host, and the handler was disposed.</summary>
    public const int Stopped = 0;

    /// <summary>The Runtime API was lost or refused to go on, or the host itself failed.</summary>
    public const int RuntimeFailed = 1;

    /// <summary>The function could not be initialized; Lambda was told why.</summary>
    public const int InitFailed = 2;
}
