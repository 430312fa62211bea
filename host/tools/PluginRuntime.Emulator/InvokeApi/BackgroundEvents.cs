using System.Collections.Concurrent;
using System.Text;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The invocations of type <c>Event</c>: their callers have left, so what becomes of them is only told in the log.
/// </summary>
/// <remarks>Unlike Lambda it does not try again: whoever debugs a handler wants to see its first failure.</remarks>
internal sealed class BackgroundEvents(LocalFunctions functions)
{
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>Runs an invocation; returns before it has ended.</summary>
    public void Start(EmulatedFunction function, InvokeCall call, CancellationToken cancellationToken)
    {
        var id = call.Request.RequestId;
        var run = RunAsync(function, call, cancellationToken);
        _running[id] = run;

        // Only now: a run that has ended already must not be taken out before it is put in.
        run.ContinueWith(_ => _running.TryRemove(id, out Task? _), TaskScheduler.Default);
    }

    /// <summary>Waits for those that are under way; whoever calls it has cancelled them or disposed the functions.</summary>
    public Task WhenAllEndedAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(EmulatedFunction function, InvokeCall call, CancellationToken cancellationToken)
    {
        var name = call.Function.Name;
        var id = call.Request.RequestId;
        try
        {
            var answered = await function.InvokeAsync(call.Request, cancellationToken);
            if (answered.Result.ErrorType is not null)
            {
                functions.Tell(
                    $"The event {id} for {name} failed, and nobody waits: {Encoding.UTF8.GetString(answered.Result.Payload.Span)}");
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            functions.Tell($"The event {id} for {name} is dropped: it had not ended when the server was stopped.");
        }
        catch (Exception error)
        {
            functions.Tell($"The event {id} for {name} could not be run: {error.Message}");
        }
    }
}
