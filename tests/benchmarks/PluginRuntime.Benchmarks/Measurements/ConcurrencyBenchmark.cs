using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Keeps one process for each number of loops and gives them blocks of invocations in turns; the others wait in next meanwhile.</summary>
/// <param name="contenders">Each with its number of loops.</param>
/// <param name="log">Takes what is under way.</param>
internal sealed class ConcurrencyBenchmark(IReadOnlyList<(Contender Contender, int Concurrency)> contenders, TextWriter log)
{
    /// <summary>How long a block lasts: many times the longest handler.</summary>
    public static readonly TimeSpan Block = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMilliseconds(500);

    /// <param name="runs">Counted blocks for each.</param>
    /// <returns>In the order of the contenders.</returns>
    public IReadOnlyList<Outcome<ConcurrencySample>> Run(int runs)
    {
        var sessions = new Dictionary<Contender, ConcurrentSession>();
        Outcome<ConcurrencySample>[] outcomes = [.. contenders.Select(entry => new Outcome<ConcurrencySample>(entry.Contender))];
        try
        {
            foreach (var (outcome, entry) in outcomes.Zip(contenders))
            {
                outcome.TakeTurn(() => Begin(sessions[entry.Contender] = new ConcurrentSession(entry.Contender, entry.Concurrency)), isCounted: false);
            }

            log.WriteLine($"Measuring {runs} rounds of {outcomes.Length} contenders.");
            for (var run = 0; run < runs; run++)
            {
                foreach (var outcome in outcomes)
                {
                    outcome.TakeTurn(() => sessions[outcome.Contender].Measure(Block), isCounted: true);
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
    private static ConcurrencySample Begin(ConcurrentSession session)
    {
        session.Measure(Block);
        Thread.Sleep(TimeToSettle);
        var warm = session.Measure(Block);
        Thread.Sleep(TimeToSettle);
        return warm;
    }
}
