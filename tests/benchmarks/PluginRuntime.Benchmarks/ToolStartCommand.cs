using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>tool-start</c>: how long the installed command line takes to say something.</summary>
internal static class ToolStartCommand
{
    private static readonly Column[] Columns = [new("whole run, ms", 1), new("peak memory, MB", 1)];

    public static Command Create()
    {
        var runs = new Option<int>("--runs")
        {
            Description = "Counted processes of each, at least 1.",
            DefaultValueFactory = _ => 40,
        };
        runs.AtLeast(1);
        var command = new Command("tool-start", "The tool as installed from its package beside the SDK's own command line, fresh processes in turns.") { runs };
        command.SetAction(result => Run(result.GetValue(runs)));
        return command;
    }

    private static int Run(int runs)
    {
        var outcomes = new ColdStartBenchmark(ToolWorkshop.Build(Console.Out), new Circumstances(Quota: null, IsCacheCold: false), Console.Out).Run(runs);
        new Report(
            $"The tool's start: {runs} fresh processes of each in turns, after one that does not count, from start to end. Each cell min / median.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)],
            ToolWorkshop.DotNet).WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static Row ToRow(Outcome<ColdStartSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.FirstResponse.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / 1_048_576.0)),
    ]);
}
