using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>A wait without a limit, which another thread may end.</summary>
internal sealed class HttpWait
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Ended = 2;

    private int _state;
    private Transport? _transport;

    /// <summary>Whether <see cref="End"/> was called.</summary>
    public bool IsEnded => Volatile.Read(ref _state) == Ended;

    /// <summary>Whether the owner is inside a wait that has been ended. For the owner's thread.</summary>
    public bool IsCancelled => IsInside && IsEnded;

    private bool IsInside { get; set; }

    /// <exception cref="OperationCanceledException">The wait was ended before it began.</exception>
    public void Enter()
    {
        IsInside = true;
        Interlocked.CompareExchange(ref _state, Waiting, Idle);
        ThrowIfCancelled();
    }

    /// <returns>Whether the wait came to its own end.</returns>
    public bool Leave()
    {
        IsInside = false;
        return Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting;
    }

    /// <summary>Names the connection whose waits must end with this one.</summary>
    public void Watch(Transport? transport) =>
        // A full fence: either this thread now sees that the wait was ended, or the other thread sees the transport.
        Interlocked.Exchange(ref _transport, transport);

    public void ThrowIfCancelled()
    {
        if (IsCancelled)
        {
            throw new OperationCanceledException("The wait was ended.");
        }
    }

    /// <summary>Ends the wait, now or when it begins. Any thread.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _state, Ended) == Waiting)
        {
            Volatile.Read(ref _transport)?.EndWaits();
        }
    }
}
