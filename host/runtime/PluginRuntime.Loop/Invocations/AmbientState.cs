namespace PluginRuntime.Invocations;

/// <summary>
/// What a thread carries along unseen: the values of <see cref="AsyncLocal{T}"/>, the current culture among them, and
/// the synchronization context.
/// </summary>
/// <remarks>
/// A handler that is not <c>async</c> changes them on the loop's own thread. Put back after every invocation, so that
/// the next one does not meet what the last one left. For the thread that made this object alone.
/// </remarks>
internal sealed class AmbientState
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>Makes the thread's state again what it was when this object was made.</summary>
    public void Restore()
    {
        if (_context is not null)
        {
            ExecutionContext.Restore(_context);
        }

        SynchronizationContext.SetSynchronizationContext(null);
    }
}
