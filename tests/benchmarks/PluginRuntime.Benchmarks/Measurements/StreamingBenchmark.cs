using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Lets contenders stream in turns.</summary>
internal sealed class StreamingBenchmark(IReadOnlyList<Contender> contenders, TextWriter log)
{
    /// <summary>How fast a slow reader takes the response.</summary>
    public const int SlowBytesPerSecond = 1024 * 1024;

    // Lambda's longest.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(900);

    /// <summary>Takes responses as fast as they come, one process for each contender.</summary>
    /// <param name="runs">Counted responses of each, after one that does not count.</param>
    /// <param name="bytes">The length of a response.</param>
    public IReadOnlyList<Outcome<StreamingSample>> Run(int runs, int bytes)
    {
        var sessions = new Dictionary<Contender, Session>();
        Outcome<StreamingSample>[] outcomes = [.. contenders.Select(contender => new Outcome<StreamingSample>(contender))];
        try
        {
            log.WriteLine($"Measuring {runs} rounds of {outcomes.Length} contenders.");
            for (var run = 0; run <= runs; run++)
            {
                foreach (var outcome in outcomes)
                {
                    outcome.TakeTurn(() => Measure(outcome.Contender), isCounted: run > 0);
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

        StreamingSample Measure(Contender contender)
        {
            if (!sessions.TryGetValue(contender, out var session))
            {
                session = sessions[contender] = new Session(contender);
            }

            return new StreamingSample(bytes / session.Stream(Request(bytes), bytes).TotalSeconds);
        }
    }

    /// <summary>Takes one response of each contender slowly, from a fresh process that has had one small one.</summary>
    /// <param name="bytes">The length of the response.</param>
    public IReadOnlyList<Outcome<SlowReaderSample>> RunSlowly(int bytes)
    {
        log.WriteLine($"Taking {bytes} bytes slowly of each: about {bytes / SlowBytesPerSecond} s.");
        Outcome<SlowReaderSample>[] outcomes = [.. contenders.Select(contender => new Outcome<SlowReaderSample>(contender))];
        foreach (var outcome in outcomes)
        {
            outcome.TakeTurn(() => Measure(outcome.Contender), isCounted: true);
        }

        return outcomes;

        SlowReaderSample Measure(Contender contender)
        {
            using var session = new Session(contender);
            session.Stream(Request(1), bytes: 1);
            var idle = session.ReadResidentBytes();
            session.ForgetPeak();
            session.Stream(Request(bytes), bytes, SlowBytesPerSecond);
            return new SlowReaderSample(idle, session.ReadPeakBytes());
        }
    }

    private static NextAnswer Request(int bytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $$"""{"bytes":{{bytes}}}""")) { Timeout = Timeout };
}
