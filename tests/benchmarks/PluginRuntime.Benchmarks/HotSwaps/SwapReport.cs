using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What many swaps came to, for each kind of handler.</summary>
internal static class SwapReport
{
    private const double Kilobyte = 1024;
    private const double Megabyte = Kilobyte * Kilobyte;

    /// <returns>The exit code: 1 if a call was lost, answered twice or by an old version, or a version stayed in memory, or a host failed.</returns>
    public static int WriteTo(TextWriter output, IReadOnlyList<Outcome<SwapSample>> outcomes, int swaps)
    {
        var measured = outcomes.SelectMany(outcome => outcome.Samples.Select(sample => (outcome.Contender.Name, Sample: sample))).ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            Hot swap: {swaps} swaps of each package, the next as soon as one has answered, under {SwapSession.CallerCount} callers in another process.
            Old are answers of a version to calls that began more than {Tally.Patience.TotalSeconds} s after the next one was published; 'latest' is how long after it the
            last call began that a version answered. A swap takes from the publication until a caller has an answer of the version;
            median / longest. Growth is of VmRSS after the first 100 swaps; at most 20 is the goal.

            """));
        var table = new MarkdownTable(
            ["handler", "swaps", "unloaded", "calls", "lost", "doubled", "old", "latest, ms", "a swap, ms", "growth, KB a swap"]);
        foreach (var (name, sample) in measured)
        {
            var tally = sample.Tally;
            double[] durations = [.. sample.Durations.Select(duration => duration.TotalMilliseconds)];
            table.Add([
                name, Count(sample.Swaps), Count(sample.Told["unloaded"]),
                Count(tally.Served), Count(tally.Lost), Count(tally.Doubled), Count(tally.Old), Count((long)tally.Latest.TotalMilliseconds),
                $"{Count((long)Distribution.Of(durations).Median)} / {Count((long)durations.Max())}", Number(sample.Memory.PerSwap / Kilobyte),
            ]);
        }

        table.WriteTo(output);
        foreach (var (name, sample) in measured)
        {
            WriteDetails(output, name, sample);
        }

        return Failures.WriteTo(output, outcomes) | (measured.All(each => each.Sample.IsSound) ? 0 : 1);
    }

    private static void WriteDetails(TextWriter output, string name, SwapSample sample)
    {
        output.WriteLine(
            $"""

            {name}: {string.Join(", ", sample.Told.Select(told => $"{told.Value} {told.Key}"))}; {sample.Tally.Versions} versions answered.
            VmRSS in MB, means of ten parts: {string.Join(' ', sample.Memory.Outline.Select(bytes => Number(bytes / Megabyte)))}.
            """);
        foreach (var line in sample.Tally.Reasons.Concat(sample.Complaints))
        {
            output.WriteLine($"! {line}");
        }
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
