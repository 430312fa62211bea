using PluginRuntime.Binding;

namespace PluginRuntime.Tests.Binding;

public sealed class CompletionTests
{
    [Fact]
    public void A_task_that_ends_on_another_thread_is_waited_for()
    {
        var source = new TaskCompletionSource<int>();
        ThreadPool.QueueUserWorkItem(_ => source.SetResult(7));

        Assert.Equal(7, Completion.Wait(new ValueTask<int>(source.Task)));
    }

    [Fact]
    public void What_a_task_failed_with_comes_out_as_it_was_thrown()
    {
        var source = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(_ => source.SetException(new TimeoutException("late")));

        Assert.Throws<TimeoutException>(() => Completion.Wait(new ValueTask(source.Task)));
        Assert.Throws<FormatException>(() => Completion.Wait(ValueTask.FromException(new FormatException())));
    }

    [Fact]
    public void A_cancelled_task_throws_that_it_was_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Completion.Wait(ValueTask.FromCanceled(new CancellationToken(canceled: true))));
}
