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
    private const int MaxErrorBytes = 16 * 1024;

    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>Runs an invocation; returns before it has ended.</summary>
    /// <param name="function">Runs it.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="pending">Its place, which is free when it has ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public void Start(EmulatedFunction function, InvokeCall call, IDisposable pending, CancellationToken cancellationToken)
    {
        var id = call.Request.RequestId;
        var run = RunAsync(function, call, pending, cancellationToken);
        _running[id] = run;

        // Only now: a run that has ended already must not be taken out before it is put in.
        run.ContinueWith(_ => _running.TryRemove(id, out Task? _), TaskScheduler.Default);
    }

    /// <summary>Waits for those that are under way; whoever calls it has cancelled them or disposed the functions.</summary>
    public Task WhenAllEndedAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(EmulatedFunction function, InvokeCall call, IDisposable pending, CancellationToken cancellationToken)
    {
        using var place = pending;
        var name = call.Function.Name;
        var id = call.Request.RequestId;
        try
        {
            var answered = await function.InvokeAsync(call.Request, cancellationToken);
            if (answered.Result.ErrorType is not null)
            {
                functions.Tell(
                    $"The event {id} for {name} failed, and nobody waits: {OneLine(answered.Result.Payload.Span)}");
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

    // The handler's own words, among the emulator's: they are not to begin a line, nor to fill the screen.
    private static string OneLine(ReadOnlySpan<byte> error)
    {
        var text = Encoding.UTF8.GetString(error[..Math.Min(error.Length, MaxErrorBytes)]).ReplaceLineEndings(" ");
        return error.Length > MaxErrorBytes ? $"{text}… (cut; {error.Length} bytes in all)" : text;
    }
}
