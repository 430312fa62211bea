using PluginRuntime.Endurance.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// Plays a Runtime API that misbehaves, with one process after the other, and keeps the tally.
/// </summary>
internal sealed class ChaosRun(string hostProgram, string handler, int seed, int count, TextWriter output)
{
    private const string Path = "/2018-06-01/runtime/invocation/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start(remembers: false);
    private readonly HashSet<int> _usedConnections = [];
    private Task<ScriptedRequest>? _request;

    /// <summary>All invocations so far, in their order.</summary>
    public List<ChaosInvocation> Invocations { get; } = [];

    /// <summary>How many processes were started.</summary>
    public int Processes { get; private set; }

    private ChaosInvocation? Current => Invocations.Count > 0 ? Invocations[^1] : null;

    /// <summary>Runs them all.</summary>
    /// <returns>Why it could not come to its end; nothing if it did.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var plan = FaultPlan.Of(seed, count);
        try
        {
            while (Invocations.Count < count || (Current is { } current && (current.ExitCode is null || IsToBeHandedOutAgain(current))))
            {
                await using var host = RunningHost.Start(hostProgram, _server.Endpoint, handler);
                Processes++;
                if (await ServeAsync(host, plan, cancellationToken))
                {
                    return null;
                }

                if (Current is null)
                {
                    throw new InvalidDataException($"The process ended before its first event. It wrote:\n{await host.EndAsync()}");
                }

                Current.ExitCode = await host.Exit;
            }

            return null;
        }
        catch (Exception error) when (error is TimeoutException or InvalidDataException)
        {
            return $"at {Current?.Event.Id} ({Current?.Fault.Name}): {error.Message}";
        }
        finally
        {
            await _server.DisposeAsync();
        }
    }

    // Until the process ends, or all are done.
    private async Task<bool> ServeAsync(RunningHost host, Fault[] plan, CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(host, cancellationToken) is { } request)
        {
            if (request.Path == Path + "next")
            {
                if (!await HandOutAsync(request, plan))
                {
                    return true;
                }
            }
            else
            {
                await TakeAsync(request);
            }
        }

        return false;
    }

    private async Task<ScriptedRequest?> ReceiveAsync(RunningHost host, CancellationToken cancellationToken)
    {
        // Kept for the next process if this one ends: a request must not get lost in a wait that nobody looks at any more.
        _request ??= _server.NextRequestAsync(cancellationToken).AsTask();
        await Task.WhenAny(_request, host.Exit).WaitAsync(Patience, cancellationToken);
        if (!_request.IsCompleted)
        {
            return null;
        }

        var request = await _request;
        _request = null;
        return request;
    }

    private async Task<bool> HandOutAsync(ScriptedRequest next, Fault[] plan)
    {
        var isKept = !_usedConnections.Add(next.ConnectionNumber);
        if (Current is { } current && IsToBeHandedOutAgain(current))
        {
            current.HandOuts++;
            await next.AnswerAsync(current.Event.Plain);
            return true;
        }

        if (Invocations.Count == plan.Length)
        {
            return false;
        }

        var number = Invocations.Count;
        var invocation = new ChaosInvocation(plan[number], new ChaosEvent(seed, number + 1)) { WasKept = isKept, Process = Processes, HandOuts = 1 };
        Invocations.Add(invocation);
        if (Invocations.Count % Math.Max(1, count / 20) == 0)
        {
            await output.WriteLineAsync($"{Invocations.Count,7} of {count} invocations, {Processes} processes");
        }

        await invocation.Fault.HandOut(next, invocation.Event);
        return true;
    }

    private bool IsToBeHandedOutAgain(ChaosInvocation invocation) => invocation is { HandOuts: 1, Posts: 0 } && invocation.Fault.Handed switch
    {
        Handed.No => true,
        Handed.UnlessAskedAgain => invocation.Process == Processes,
        _ => false,
    };

    private async Task TakeAsync(ScriptedRequest post)
    {
        _usedConnections.Add(post.ConnectionNumber);
        var invocation = Find(post, out var isResponse);
        var isTaken = await invocation.Fault.Take(post, invocation.Posts++, invocation.Event);
        if (isTaken && isResponse)
        {
            invocation.Responses++;
            invocation.IsGarbled |= !post.Body.AsSpan().SequenceEqual(invocation.Event.Body);
        }
        else if (isTaken)
        {
            invocation.Errors++;
        }
    }

    private ChaosInvocation Find(ScriptedRequest post, out bool isResponse)
    {
        isResponse = post.Path.EndsWith("/response", StringComparison.Ordinal);
        var end = isResponse ? "/response" : "/error";
        var id = post.Path.StartsWith(Path, StringComparison.Ordinal) && post.Path.EndsWith(end, StringComparison.Ordinal) ? post.Path[Path.Length..^end.Length] : "";
        return Invocations.FindLast(invocation => invocation.Event.Id == id)
            ?? throw new InvalidDataException($"{post.Method} {post.Path} came, which belongs to no invocation: {post.BodyText}");
    }
}
