using PluginRuntime;

namespace Strays;

/// <summary>Waits for its own asynchronous code, as old libraries do.</summary>
[Handler("sync-over-async")]
public sealed class WaitsForItself : IHandler<string, string>
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(LaterAsync(payload).Result + Task.Run(() => LaterAsync(payload)).GetAwaiter().GetResult());

    // No ConfigureAwait: where a synchronization context is in force, this never ends.
    private static async Task<string> LaterAsync(string text)
    {
        await Task.Delay(1);
        await Task.Yield();
        return text;
    }
}

/// <summary>Blocks more threads of the pool than it has, until its token ends.</summary>
[Handler("starves")]
public sealed class StarvesThePool : IHandler<string, string>
{
    private const int Blocked = 400;

    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload.Length == 0)
        {
            return ValueTask.FromResult("nothing blocked");
        }

        var ended = new ManualResetEventSlim();
        for (var item = 0; item < Blocked; item++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(ended => ended.Wait(), ended, preferLocal: false);
        }

        cancellationToken.WaitHandle.WaitOne();
        var isInTime = context.RemainingTime > TimeSpan.Zero;
        ended.Set();
        return ValueTask.FromResult(isInTime ? "told in time" : "told too late");
    }
}
