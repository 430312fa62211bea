namespace PluginRuntime.Swapping;

/// <summary>
/// Whether a version that is being made is still wanted. Only while it is may its making touch what is the process's.
/// </summary>
/// <remarks>
/// Code cannot be stopped: a version that was given up goes on to be made on its thread, beside the one that serves and those that come later. It looks
/// here between its steps, and ends at the first one after it was given up.
/// </remarks>
internal sealed class MakingClaim
{
    private readonly Lock _gate = new();
    private bool _isGivenUp;

    /// <summary>Nobody wants it any more: what is the process's stays from here on as whoever calls this leaves it.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _isGivenUp = true;
        }
    }

    /// <summary>Ends the making of what nobody wants.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public void Check() => Use(static () => { });

    /// <summary>Touches what is the process's; it is not given up meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was given up, and nothing was touched.</exception>
    public void Use(Action touch)
    {
        lock (_gate)
        {
            if (_isGivenUp)
            {
                throw new OperationCanceledException("The version was given up while it was being made.");
            }

            touch();
        }
    }
}
