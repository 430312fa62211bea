using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.HotSwaps.Calls;
using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Swaps one package after another, as fast as the host follows, under steady load.</summary>
/// <param name="log">Takes what is under way.</param>
internal sealed class SwapBenchmark(TextWriter log)
{
    private static readonly string[] Tellings = ["prepared", "published", "drained", "unloaded", "leaked", "refused"];

    /// <param name="contenders">The packages, each with a host of its own.</param>
    /// <param name="swaps">How often each is swapped.</param>
    public IReadOnlyList<Outcome<SwapSample>> Run(IReadOnlyList<Contender> contenders, int swaps)
    {
        Outcome<SwapSample>[] outcomes = [.. contenders.Select(contender => new Outcome<SwapSample>(contender))];
        foreach (var outcome in outcomes)
        {
            log.WriteLine($"Swapping {outcome.Contender.Name} {swaps} times.");
            outcome.TakeTurn(() => Measure(outcome.Contender, swaps), isCounted: true);
        }

        return outcomes;
    }

    private static SwapSample Measure(Contender contender, int swaps)
    {
        using var session = new SwapSession(contender);
        var durations = new TimeSpan[swaps];
        var memory = new long[swaps];
        for (var swap = 0; swap < swaps; swap++)
        {
            durations[swap] = session.Swap();
            memory[swap] = session.ReadResidentBytes();
        }

        var calls = session.EndCalls();
        session.WaitUntilUnloaded();
        return new SwapSample(
            session.Swaps,
            Tellings.ToDictionary(what => what, session.Log.CountOf),
            session.Log.Complaints,
            Tally.Of(calls, session.PublishedAt),
            durations,
            new MemoryGrowth(memory));
    }
}
