using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Binding;

public sealed class HandlerTracingTests : IDisposable
{
    private readonly HandlerTracing _tracing = new();

    public void Dispose() => _tracing.Dispose();

    [Fact]
    public void Nothing_is_shown_and_nothing_is_to_end_before_it_is_opened()
    {
        _tracing.Dispose();

        Assert.Null(_tracing.Opened);
    }

    [Fact]
    public void It_is_opened_once_however_many_loops_find_that_somebody_can_listen()
    {
        var first = new Shown();
        _tracing.Open(() => first);
        _tracing.Open(() => throw new InvalidOperationException("Opened twice."));

        Assert.Same(first, _tracing.Opened);
    }

    [Fact]
    public void Of_a_library_that_is_too_old_it_is_asked_once()
    {
        var asked = 0;
        for (var loop = 0; loop < 2; loop++)
        {
            _tracing.Open(() =>
            {
                asked++;
                return null;
            });
        }

        Assert.Equal(1, asked);
        Assert.Null(_tracing.Opened);
    }

    [Fact]
    public void What_was_opened_ends_with_it()
    {
        var shown = new Shown();
        _tracing.Open(() => shown);

        _tracing.Dispose();

        Assert.True(shown.HasEnded);
    }

    private sealed class Shown : IPluginTracing
    {
        public bool HasEnded { get; private set; }

        public object? Begin(TracedInvocation invocation) => null;

        public void End(object? state, string? errorType)
        {
        }

        public void Dispose() => HasEnded = true;
    }
}
