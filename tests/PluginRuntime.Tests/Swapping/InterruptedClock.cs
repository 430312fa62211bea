using Microsoft.Extensions.Time.Testing;

namespace PluginRuntime.Tests.Swapping;

/// <summary>A clock that the test moves, and in whose reading something else can happen.</summary>
internal sealed class InterruptedClock : FakeTimeProvider
{
    private Action? _meanwhile;

    /// <summary>Has <paramref name="meanwhile"/> happen when the time is next asked for, before it is told.</summary>
    public void Interrupt(Action meanwhile) => _meanwhile = meanwhile;

    public override long GetTimestamp()
    {
        Interlocked.Exchange(ref _meanwhile, null)?.Invoke();
        return base.GetTimestamp();
    }
}
