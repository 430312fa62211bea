using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>analyzers</c>: what the compiler's judgement of handlers costs a build.</summary>
internal static class AnalyzersCommand
{
    private static readonly Column[] Columns = [new("whole build, ms", 0), new("peak memory, MB", 0)];

    public static Command Create()
    {
        var handlers = new Option<int>("--handlers") { Description = "Handlers in the project, at least 1.", DefaultValueFactory = _ => 100 };
        var runs = new Option<int>("--runs") { Description = "Counted builds of each, at least 1.", DefaultValueFactory = _ => 15 };
        handlers.AtLeast(1);
        runs.AtLeast(1);
        var command = new Command("analyzers", "The build of a project with many handlers, with the analyzers, with the table too, and with neither, in turns.") { handlers, runs };
        command.SetAction(result => Run(result.GetValue(handlers), result.GetValue(runs)));
        return command;
    }

    private static int Run(int handlers, int runs)
    {
        var outcomes = new ColdStartBenchmark(AnalyzerWorkshop.Build(handlers, Console.Out), new Circumstances(Quota: null, IsCacheCold: false), Console.Out).Run(runs);
        new Report(
            $"A project with {handlers} handlers, each named by LambdaHandler: {runs} builds of each in turns, after one that does not count. Each cell min / median.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)],
            AnalyzerWorkshop.Without).WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static Row ToRow(Outcome<ColdStartSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.FirstResponse.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / 1_048_576.0)),
    ]);
}
