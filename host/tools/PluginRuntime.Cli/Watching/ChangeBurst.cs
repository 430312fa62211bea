namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Decides when a change is over: an editor saves several files, a checkout writes hundreds, and each should be one build.
/// </summary>
internal sealed class ChangeBurst
{
    /// <summary>How long nothing must change.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>Whoever writes without end does not put the build off any longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private TimeSpan? _beganAt;
    private TimeSpan _lastAt;

    /// <summary>Takes note of one look at the sources.</summary>
    /// <param name="isOther">They differ from those that were built.</param>
    /// <param name="hasMoved">They differ from the look before.</param>
    /// <param name="now">The time of the look, from any moment on.</param>
    /// <returns>Whether it is time to build.</returns>
    public bool IsOver(bool isOther, bool hasMoved, TimeSpan now)
    {
        if (!isOther)
        {
            _beganAt = null;
            return false;
        }

        if (hasMoved || _beganAt is null)
        {
            _lastAt = now;
        }

        _beganAt ??= now;
        return now - _lastAt >= Quiet || now - _beganAt >= Longest;
    }
}
