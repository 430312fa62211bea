using System.Diagnostics;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.HotSwaps.Calls;
using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Blocks of calls without swaps and with one every 250 ms take turns, on one host and for the same callers.</summary>
/// <param name="log">Takes what is under way.</param>
internal sealed class LatencyBenchmark(TextWriter log)
{
    /// <summary>From one publication to the next, if the host has followed by then.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // .NET compiles what is called often twice.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(5);

    /// <param name="contender">The package.</param>
    /// <param name="rounds">How many pairs of blocks.</param>
    /// <param name="block">How long each lasts.</param>
    public Outcome<LatencySample> Run(Contender contender, int rounds, TimeSpan block)
    {
        log.WriteLine($"Measuring {rounds} rounds of {contender.Name}, without swaps and with.");
        var outcome = new Outcome<LatencySample>(contender);
        outcome.TakeTurn(() => Measure(contender, rounds, block), isCounted: true);
        return outcome;
    }

    private static LatencySample Measure(Contender contender, int rounds, TimeSpan block)
    {
        using var session = new SwapSession(contender);
        Swap(session, TimeToSettle);
        var blocks = new (Block Quiet, Block Swapping)[rounds];
        for (var round = 0; round < rounds; round++)
        {
            // What is left of the versions before would be collected in the quiet block.
            session.WaitUntilUnloaded();
            blocks[round] = (Wait(block), Swap(session, block));
        }

        var calls = session.EndCalls();
        return new LatencySample(
            [.. blocks.Select(pair => new LatencyRound(pair.Quiet.Of(calls), pair.Swapping.Of(calls), pair.Swapping.Swaps))],
            Tally.Of(calls, session.PublishedAt));
    }

    private static Block Wait(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        Thread.Sleep(duration);
        return new Block(start, Stopwatch.GetTimestamp(), Swaps: 0);
    }

    private static Block Swap(SwapSession session, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var before = session.Swaps;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            var taken = session.Swap();
            Thread.Sleep(taken < Interval ? Interval - taken : TimeSpan.Zero);
        }

        return new Block(start, Stopwatch.GetTimestamp(), session.Swaps - before);
    }

    private sealed record Block(long Start, long End, int Swaps)
    {
        public ConcurrencySample Of(CallRecord calls) => ConcurrencySample.Of(
            Stopwatch.GetElapsedTime(Start, End),
            calls.Answered
                .Where(call => call.BeganAt >= Start && call.BeganAt < End)
                .Select(call => Stopwatch.GetElapsedTime(call.BeganAt, call.EndedAt)));
    }
}
