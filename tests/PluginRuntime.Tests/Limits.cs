namespace PluginRuntime.Tests;

/// <summary>How long a test may take.</summary>
internal static class Limits
{
    /// <summary>Nothing but a hang takes so long, on a machine that is as busy as it may be.</summary>
    public const int HangMilliseconds = 600_000;

    /// <summary>The same for a wait inside of a test.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromMilliseconds(HangMilliseconds);
}
