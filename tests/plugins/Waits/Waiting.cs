using System.Buffers;
using System.Globalization;
using System.Text;
using PluginRuntime;

namespace Waits;

/// <summary>Waits for its token and answers with the milliseconds that then remained.</summary>
[Handler("token")]
public sealed class WaitsForItsToken : IHandler<string?, double>
{
    public async ValueTask<double> HandleAsync(string? payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
        return context.RemainingTime.TotalMilliseconds;
    }
}

/// <summary>Is told that its time ends, and goes on until it is over.</summary>
[Handler("overruns")]
public sealed class RunsPastItsDeadline : IHandler<string?, string>
{
    public ValueTask<string> HandleAsync(string? payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne();
        SpinWait.SpinUntil(() => context.RemainingTime == TimeSpan.Zero);
        return ValueTask.FromResult("late");
    }
}

/// <summary>Answers with whether its token has ended and how many milliseconds remain, without waiting.</summary>
[Handler("remaining")]
public sealed class TellsWhatRemains : IHandler<string?, string>
{
    public ValueTask<string> HandleAsync(string? payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(string.Create(
            CultureInfo.InvariantCulture, $"{cancellationToken.IsCancellationRequested} {context.RemainingTime.TotalMilliseconds}"));
}

/// <summary>Has work done after its response, which fails for the event <c>fail</c>.</summary>
[Handler("after")]
public sealed class WorksAfterItsResponse : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetString(payload.Span);
        context.AfterResponse(async _ =>
        {
            await Task.Yield();
            context.Log(LambdaLogLevel.Information, $"first after {name}");
        });
        context.AfterResponse(_ => name == "fail" ? throw new InvalidOperationException("too late") : default);
        context.AfterResponse(_ =>
        {
            context.Log(LambdaLogLevel.Information, $"last after {name}");
            return default;
        });
        response.Write(payload.Span);
        return default;
    }
}

/// <summary>Answers with as many bytes as the event says.</summary>
[Handler("large")]
public sealed class AnswersAtLength : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var left = int.Parse(Encoding.UTF8.GetString(payload.Span), CultureInfo.InvariantCulture);
        while (left > 0)
        {
            var span = response.GetSpan();
            var count = Math.Min(left, span.Length);
            span[..count].Fill((byte)'x');
            response.Advance(count);
            left -= count;
        }

        return default;
    }
}

/// <summary>Takes no token, and leaves work that waits for its own.</summary>
public static class LeavesWork
{
    [Handler("after-token")]
    public static string AfterToken(string? payload, IInvocationContext context)
    {
        context.AfterResponse(async token =>
        {
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Log(LambdaLogLevel.Information, "the work was told of its deadline");
        });
        return "answered";
    }
}
