using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>verify</c>: what a package costs to be verified, beside the hashing of its files.</summary>
internal static class VerifyCommand
{
    private static readonly Column[] Columns = [new("whole run, ms", 1), new("processor, ms", 1), new("peak memory, MB", 1)];

    public static Command Create()
    {
        var runs = new Option<int>("--runs")
        {
            Description = "Counted processes of each, at least 1.",
            DefaultValueFactory = _ => 40,
        };
        runs.AtLeast(1);
        var command = new Command("verify", "The tool as installed, and compiled ahead of time, beside sha256sum of the same 20 MB, fresh processes in turns.") { runs };
        command.SetAction(result => Run(result.GetValue(runs)));
        return command;
    }

    private static int Run(int runs)
    {
        var outcomes = new ColdStartBenchmark(VerifyWorkshop.Build(Console.Out), new Circumstances(Quota: null, IsCacheCold: false), Console.Out).Run(runs);
        new Report(
            $"Verification of a package of {VerifyWorkshop.PackageMegabytes} MB: {runs} fresh processes of each in turns, after one that does not count, from start to end. Each cell min / median.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)],
            VerifyWorkshop.Hashes).WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static Row ToRow(Outcome<ColdStartSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.FirstResponse.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.Processor.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / 1_048_576.0)),
    ]);
}
