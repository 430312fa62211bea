using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What callers wait for while swaps go on, by what they wait for without.</summary>
internal static class LatencyReport
{
    /// <returns>The exit code: 1 if a call was lost, answered twice or by an old version, or if the host failed.</returns>
    public static int WriteTo(TextWriter output, Outcome<LatencySample> outcome, TimeSpan block)
    {
        foreach (var sample in outcome.Samples)
        {
            output.WriteLine(
                $"""

                Latency of {outcome.Contender.Name} for {SwapSession.CallerCount} callers: blocks of {block.TotalSeconds} s in turns,
                without swaps and with one every {LatencyBenchmark.Interval.TotalMilliseconds} ms. In ms; of p99 a ratio of at most 3 is the goal.

                """);
            Table(sample.Rounds).WriteTo(output);
            var tally = sample.Tally;
            output.WriteLine($"\n{tally.Served} calls, {tally.Lost} lost, {tally.Doubled} doubled, {tally.Old} by an old version.");
            foreach (var reason in tally.Reasons)
            {
                output.WriteLine($"! {reason}");
            }
        }

        return Failures.WriteTo(output, [outcome]) | (outcome.Samples.All(sample => sample.Tally.IsClean) ? 0 : 1);
    }

    private static MarkdownTable Table(IReadOnlyList<LatencyRound> rounds)
    {
        var table = new MarkdownTable(["round", "swaps", "calls/s without", "p50 without", "p50 with", "ratio", "p99 without", "p99 with", "ratio"]);
        for (var round = 0; round < rounds.Count; round++)
        {
            table.Add([Number(round + 1, 0), .. Cells([rounds[round]])]);
        }

        table.Add(["median", .. Cells(rounds)]);
        return table;
    }

    private static string[] Cells(IReadOnlyList<LatencyRound> rounds)
    {
        var quietMedian = Median(round => round.Quiet.Median.TotalMilliseconds);
        var median = Median(round => round.Swapping.Median.TotalMilliseconds);
        var quietSlowest = Median(round => round.Quiet.Slowest.TotalMilliseconds);
        var slowest = Median(round => round.Swapping.Slowest.TotalMilliseconds);
        return
        [
            Number(Median(round => round.Swaps), 0),
            Number(Median(round => round.Quiet.PerSecond), 0),
            Number(quietMedian, 2), Number(median, 2), Number(median / quietMedian, 2),
            Number(quietSlowest, 2), Number(slowest, 2), Number(slowest / quietSlowest, 2),
        ];

        double Median(Func<LatencyRound, double> value) => Distribution.Of(rounds.Select(value)).Median;
    }

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
