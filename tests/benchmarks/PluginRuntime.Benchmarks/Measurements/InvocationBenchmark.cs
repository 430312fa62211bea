using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Keeps one process of each contender and gives them blocks of invocations in turns; the others wait in next meanwhile.</summary>
internal sealed class InvocationBenchmark(IReadOnlyList<Contender> contenders, TextWriter log)
{
    /// <summary>How many counted blocks each contender gets.</summary>
    public const int Blocks = 10;

    // .NET compiles what is called 30 times anew, some 100 ms later and twice: that has to be over before the first block.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMilliseconds(500);

    /// <summary>How many invocations go before the counted ones.</summary>
    public static int WarmUp(int count) => Math.Max(count / 4, 1_000);

    /// <param name="count">Counted invocations per contender.</param>
    public IReadOnlyList<Outcome<InvocationSample>> Run(int count)
    {
        var sessions = new Dictionary<Contender, Session>();
        Outcome<InvocationSample>[] outcomes = [.. contenders.Select(contender => new Outcome<InvocationSample>(contender))];
        try
        {
            WarmUp(outcomes, sessions, count);
            log.WriteLine($"Measuring {Blocks} blocks of {count / Blocks} invocations on each of {outcomes.Length} contenders.");
            for (var block = 0; block < Blocks; block++)
            {
                foreach (var outcome in outcomes)
                {
                    outcome.TakeTurn(() => Measure(sessions[outcome.Contender], count / Blocks), isCounted: true);
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

    private static void WarmUp(Outcome<InvocationSample>[] outcomes, Dictionary<Contender, Session> sessions, int count)
    {
        foreach (var outcome in outcomes)
        {
            outcome.TakeTurn(() => Begin(outcome.Contender), isCounted: false);
        }

        InvocationSample Begin(Contender contender)
        {
            var session = sessions[contender] = new Session(contender);
            Measure(session, WarmUp(count) / 2);
            Thread.Sleep(TimeToSettle);
            var warm = Measure(session, WarmUp(count) / 2);
            Thread.Sleep(TimeToSettle);
            return warm;
        }
    }

    private static InvocationSample Measure(Session session, int count)
    {
        var times = new TimeSpan[count];
        var processorBefore = session.ReadProcessorTime();
        for (var index = 0; index < count; index++)
        {
            times[index] = session.Exchange();
        }

        var processor = session.ReadProcessorTime() - processorBefore;
        var mean = new TimeSpan(times.Sum(time => time.Ticks) / count);
        Array.Sort(times);
        return new InvocationSample(count, times[count / 2], mean, processor);
    }
}
