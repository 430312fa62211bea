using PluginRuntime;

namespace Ends;

/// <summary>Exits in the middle of a line and of an invocation.</summary>
[Handler("exit")]
public sealed class Exits : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Console.Write("last words");
        Environment.Exit(7);
        return default;
    }
}

[Handler("exit-constructor")]
public sealed class ExitsInConstructor : IHandler<string>
{
    public ExitsInConstructor() => Environment.Exit(7);

    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) => default;
}

[Handler("thread")]
public sealed class ThrowsOnAThread : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var thread = new Thread(() => throw new InvalidOperationException("The queue is gone."));
        thread.Start();
        thread.Join();
        return default;
    }
}

[Handler("async-void")]
public sealed class ThrowsInAsyncVoid : IHandler<string>
{
    public async ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Start();
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    private static async void Start()
    {
        await Task.Yield();
        throw new InvalidOperationException("The queue is gone.");
    }
}

[Handler("fail-fast")]
public sealed class FailsFast : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Environment.FailFast("No way on.");
        return default;
    }
}

[Handler("stack-overflow")]
public sealed class RecursesForEver : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        context.Log(LambdaLogLevel.Information, $"{Descend(payload.Length)}");
        return default;
    }

    private static int Descend(int depth) => Descend(depth + 1) + Descend(depth + 2);
}

/// <summary>Takes memory until there is none, and keeps nothing of it afterwards; an empty event is answered at once.</summary>
[Handler("out-of-memory")]
public sealed class TakesAllMemory : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var taken = new List<byte[]>();
        while (payload.Length > 0)
        {
            taken.Add(new byte[1024 * 1024]);
        }

        return default;
    }
}

/// <summary>Waits for its process to be killed.</summary>
[Handler("killed")]
public sealed class WaitsForItsEnd : IHandler<string>
{
    public async ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine("taking memory");
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}

/// <summary>The first invocation leaves a failing task behind, each one lets the collector find what was left.</summary>
[Handler("unobserved")]
public sealed class LeavesAFailedTask : IHandler<string>
{
    private bool _hasLeftOne;

    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (!_hasLeftOne)
        {
            _hasLeftOne = true;
            Leave();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        return default;
    }

    private static void Leave()
    {
        var failing = Task.Run(() => throw new InvalidOperationException("The queue is gone."));
        ((IAsyncResult)failing).AsyncWaitHandle.WaitOne();
    }
}
