using PluginRuntime;

namespace Meets;

/// <summary>How many invocations meet before any of them goes on.</summary>
public sealed class Meeting
{
    public int Parties { get; set; }
}

/// <summary>What an invocation finds around it.</summary>
public sealed class Told
{
    public string EnvironmentTrace { get; set; } = "";
}

/// <summary>Handlers of which several invocations are under way at once.</summary>
public static class Handlers
{
    private static readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static int _arrived;

    [Handler("echo")]
    public static string Echo(string payload, IInvocationContext context) => context.RequestId;

    [Handler("meet")]
    public static async Task<string> Meet(Meeting payload, IInvocationContext context)
    {
        await ArriveAsync(payload);
        return context.RequestId;
    }

    [Handler("tell")]
    public static async Task<Told> Tell(Meeting payload, IInvocationContext context)
    {
        await ArriveAsync(payload);
        Console.WriteLine("told by " + context.RequestId);
        return new Told { EnvironmentTrace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "" };
    }

    /// <summary>Returns when the test has written a file.</summary>
    [Handler("release")]
    public static async Task<string> Release(string payload, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("MEETS_FOLDER")!, "go");
        while (!File.Exists(file))
        {
            await Task.Delay(10, cancellationToken);
        }

        return payload;
    }

    [Handler("token")]
    public static async Task<string> Token(string? payload, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What was waited for.
        }

        return "cancelled";
    }

    private static Task ArriveAsync(Meeting meeting)
    {
        if (Interlocked.Increment(ref _arrived) == meeting.Parties)
        {
            _all.SetResult();
        }

        return _all.Task;
    }
}
