using PluginRuntime.Invocations;

namespace PluginRuntime.Libraries;

/// <summary>
/// When an invocation of a library shall end. Nothing is made for one that never asks.
/// </summary>
internal sealed unsafe class Cancellation(DeadlineWatch deadlines)
{
    private DateTimeOffset _due;
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;

    /// <summary>Whether it shall.</summary>
    public bool IsDue => DateTimeOffset.UtcNow >= _due;

    /// <summary>Begins an invocation that shall end at an instant.</summary>
    public void Begin(DateTimeOffset due) => _due = due;

    /// <summary>Has a function called then, in place of the one of before, which does not run any more when this returns.</summary>
    /// <param name="cancel">The function; <see langword="null"/> for none.</param>
    /// <param name="argument">What it is called with.</param>
    public void Register(delegate* unmanaged<void*, void> cancel, void* argument)
    {
        _registration.Dispose();
        _registration = default;
        if (cancel is not null)
        {
            var (function, pointer) = ((nint)cancel, (nint)argument);
            _source ??= deadlines.Begin(_due);
            _registration = _source.Token.UnsafeRegister(_ => ((delegate* unmanaged<void*, void>)function)((void*)pointer), null);
        }
    }

    /// <summary>Ends the invocation: nothing is called any more.</summary>
    public void End()
    {
        if (_source is not null)
        {
            _registration.Dispose();
            _registration = default;
            deadlines.End(_source);
            _source = null;
        }
    }
}
