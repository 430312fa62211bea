using System.Runtime.CompilerServices;

namespace AwsForms;

/// <summary>Every way to fail.</summary>
public class Failures
{
    public Reply AtOnce(Ask payload) => throw new InvalidOperationException($"No stock for {payload.Name}.");

    public void WithoutResult(Ask payload) => throw new InvalidOperationException($"No stock for {payload.Name}.");

    public async Task<Reply> InATask(Ask payload)
    {
        await Task.Yield();
        throw new InvalidOperationException($"No stock for {payload.Name}.");
    }

    public Task InATaskThatHasFailed(Ask payload) =>
        Task.FromException(new InvalidOperationException($"No stock for {payload.Name}."));

    public async ValueTask<Reply> InAValueTask(Ask payload)
    {
        await Task.Yield();
        throw new InvalidOperationException($"No stock for {payload.Name}.");
    }

    public Reply WithACause(Ask payload)
    {
        try
        {
            throw new TimeoutException("The store did not answer.");
        }
        catch (TimeoutException cause)
        {
            throw new InvalidOperationException($"No stock for {payload.Name}.", cause);
        }
    }

    public Reply WithSeveral(Ask payload) =>
        throw new AggregateException($"No stock for {payload.Name}.", new TimeoutException("one"), new FormatException("two"));

    public async Task<Reply> WithSeveralInATask(Ask payload)
    {
        await Task.Yield();
        throw new AggregateException($"No stock for {payload.Name}.", new TimeoutException("one"), new FormatException("two"));
    }

    // Optimized, a call that ends its method leaves no frame.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public Reply FromDeepInside(Ask payload) => First(payload);

    public Reply OfItsOwnType(Ask payload) => throw new SoldOutException($"No stock for {payload.Name}.");

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static Reply First(Ask payload) => Second(payload);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static Reply Second(Ask payload) => throw new InvalidOperationException($"No stock for {payload.Name}.");

    public sealed class SoldOutException(string message) : Exception(message);
}
