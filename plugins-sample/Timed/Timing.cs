using Microsoft.Extensions.Logging;
using PluginRuntime;

namespace Timed;

/// <summary>
/// Writes one record for each invocation: how long it took, what was left of its time, and how it ended.
/// </summary>
/// <remarks>A warning if less than a fifth of the time that it had was left: the next event of that kind may not be answered at all.</remarks>
internal sealed partial class Timing(ILogger<Timing> logger, TimeProvider clock) : IInvocationMiddleware
{
    private int _count;

    public async ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        var limit = context.RemainingTime;
        var started = clock.GetTimestamp();
        var outcome = "Ok";
        try
        {
            await nextStep(context, cancellationToken);
        }
        catch (Exception error)
        {
            outcome = error is FunctionException named ? named.ErrorType : error.GetType().Name;
            throw;
        }
        finally
        {
            var duration = clock.GetElapsedTime(started);
            var level = duration > limit * 0.8 ? LogLevel.Warning : LogLevel.Information;
            LogInvocation(level, number, outcome, duration.TotalMilliseconds, (limit - duration).TotalMilliseconds);
        }
    }

    // The names are what CloudWatch Logs Insights finds in the JSON log: stats max(DurationMs) by Outcome.
    [LoggerMessage(EventId = 1, Message = "Invocation {Number} of this process ended with {Outcome} after {DurationMs} ms; {LeftMs} ms were left.")]
    private partial void LogInvocation(LogLevel level, int number, string outcome, double durationMs, double leftMs);
}
