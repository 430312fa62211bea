namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// Counts the invocations of an execution environment, so that it can end after the last of them.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
internal sealed class Drain
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _isEmpty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _hasBegun;

    /// <summary>An invocation begins. The caller makes sure that none does after <see cref="BeginAsync"/>.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    /// <summary>An invocation is over, with the work after its response.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _count--;
            CompleteIfEmpty();
        }
    }

    /// <summary>Waits for those that are under way; no other begins.</summary>
    public Task BeginAsync()
    {
        lock (_gate)
        {
            _hasBegun = true;
            CompleteIfEmpty();
        }

        return _isEmpty.Task;
    }

    private void CompleteIfEmpty()
    {
        if (_hasBegun && _count == 0)
        {
            _isEmpty.TrySetResult();
        }
    }
}
