using System.Diagnostics;
using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Starts the contenders in turns, so that what else the machine does meets all of them alike.</summary>
internal sealed class ColdStartBenchmark(IReadOnlyList<Contender> contenders, Circumstances circumstances, TextWriter log)
{
    /// <param name="runs">Counted rounds; one more goes before them, which fills the page cache.</param>
    public IReadOnlyList<Outcome<ColdStartSample>> Run(int runs)
    {
        Outcome<ColdStartSample>[] outcomes = [.. contenders.Select(contender => new Outcome<ColdStartSample>(contender))];
        log.WriteLine($"Measuring {runs} rounds of {outcomes.Length} contenders.");
        for (var round = 0; round <= runs; round++)
        {
            foreach (var outcome in outcomes)
            {
                outcome.TakeTurn(() => Measure(outcome.Contender), isCounted: round > 0);
            }
        }

        return outcomes;
    }

    private ColdStartSample Measure(Contender contender)
    {
        if (circumstances.IsCacheCold)
        {
            PageCache.Evict(contender);
        }

        if (contender.IsWholeRun)
        {
            return MeasureWholeRun(contender);
        }

        using var session = new Session(contender, circumstances.Quota);
        return session.RespondFirst();
    }

    private ColdStartSample MeasureWholeRun(Contender contender)
    {
        using var process = new RunningContender(contender, endpoint: "", circumstances.Quota);
        process.WaitForEnd();
        var wholeRun = Stopwatch.GetElapsedTime(process.StartedAt);
        return new ColdStartSample(wholeRun, wholeRun, process.PeakBytesOfWholeRun) { Processor = process.ProcessorOfWholeRun };
    }
}
