using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Keeps one process for each number of loops and gives them blocks of invocations in turns; the others wait in next meanwhile.</summary>
/// <param name="contenders">Each with its number of loops.</param>
/// <param name="log">Takes what is under way.</param>
internal sealed class ConcurrencyBenchmark(IReadOnlyList<(Contender Contender, int Concurrency)> contenders, TextWriter log)
{
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMilliseconds(500);

    /// <param name="runs">Counted blocks for each, after two that do not count.</param>
    /// <param name="block">How long a block lasts: many times what the handler takes.</param>
    /// <returns>In the order of the contenders.</returns>
    public IReadOnlyList<Outcome<ConcurrencySample>> Run(int runs, TimeSpan block)
    {
        var sessions = new Dictionary<Contender, ConcurrentSession>();
        Outcome<ConcurrencySample>[] outcomes = [.. contenders.Select(entry => new Outcome<ConcurrencySample>(entry.Contender))];
        try
        {
            foreach (var (outcome, entry) in outcomes.Zip(contenders))
            {
                outcome.TakeTurn(() => Begin(sessions[entry.Contender] = new ConcurrentSession(entry.Contender, entry.Concurrency), block), isCounted: false);
            }

            log.WriteLine($"Measuring {runs} rounds of {outcomes.Length} contenders.");
            for (var run = 0; run < runs; run++)
            {
                foreach (var outcome in outcomes)
                {
                    outcome.TakeTurn(() => sessions[outcome.Contender].Measure(block), isCounted: true);
                }
            }

            return outcomes;
        }
        finally
        {
            foreach (var session in sessions.Values)
            {
                session.Dispose();
            }
        }
    }

    // Twice, since .NET compiles what is called often twice.
    private static ConcurrencySample Begin(ConcurrentSession session, TimeSpan block)
    {
        session.Measure(block);
        Thread.Sleep(TimeToSettle);
        var warm = session.Measure(block);
        Thread.Sleep(TimeToSettle);
        return warm;
    }
}
