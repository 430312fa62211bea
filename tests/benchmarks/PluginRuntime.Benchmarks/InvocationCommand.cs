using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>invocation</c>: what one invocation costs once the process is warm.</summary>
internal static class InvocationCommand
{
    private static readonly Column[] Columns = [new("p50, µs", 1), new("mean, µs", 1), new("CPU, µs", 1)];

    public static Command Create()
    {
        var count = new Option<int>("--count")
        {
            Description = $"Counted invocations per contender, at least {InvocationBenchmark.Blocks}.",
            DefaultValueFactory = _ => 20_000,
        };
        count.AtLeast(InvocationBenchmark.Blocks);
        var only = ContenderOption.Create();
        var command = new Command("invocation", "One process each, events one straight after another: time and CPU per invocation.") { count, only };
        command.SetAction(result => Run(result.GetValue(count), result.GetValue(only) ?? []));
        return command;
    }

    private static int Run(int count, string[] only)
    {
        var contenders = new ContenderWorkshop(Console.Out).Build(only).Where(contender => !contender.IsWholeRun).ToArray();
        var outcomes = new InvocationBenchmark(contenders, Console.Out).Run(count);
        var report = new Report(
            $"Invocation: {count} per contender in {InvocationBenchmark.Blocks} blocks in turns, after {InvocationBenchmark.WarmUp(count)} that do not count. "
            + "An exchange is event, response, 202 and the next next. Times: min / median of the blocks; CPU: user and system over all blocks.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)]);
        report.WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static Row ToRow(Outcome<InvocationSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.Median.TotalMicroseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.Mean.TotalMicroseconds)),
        // The kernel counts CPU time in steps of 10 ms: one block is too short to be told alone.
        Distribution.Of([outcome.Samples.Sum(sample => sample.Processor.TotalMicroseconds) / outcome.Samples.Sum(sample => sample.Count)]),
    ]);
}
