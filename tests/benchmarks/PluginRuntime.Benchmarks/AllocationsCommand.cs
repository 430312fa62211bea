using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>allocations</c>: what a warm invocation allocates on the managed heap of its process.</summary>
internal static class AllocationsCommand
{
    private static readonly Column[] Columns = [new("allocated, bytes per invocation", 0)];

    public static Command Create()
    {
        var count = new Option<int>("--count")
        {
            Description = "Invocations in a block, at least 1,000: asking allocates, too, and is spread over them.",
            DefaultValueFactory = _ => 10_000,
        };
        count.AtLeast(1_000);
        var command = new Command("allocations", "Managed bytes that a warm echo of 1 KB allocates: typed JSON, and raw.") { count };
        command.SetAction(result => Run(result.GetValue(count)));
        return command;
    }

    private static int Run(int count)
    {
        var workshop = new ContenderWorkshop(Console.Out);
        Contender[] contenders =
        [
            workshop.BuildWorkload(ContenderNames.LayerRaw, "raw"),
            workshop.BuildWorkload(ContenderNames.LayerTyped, "typed"),
        ];
        var outcomes = new AllocationBenchmark(contenders, Console.Out).Run(count);
        var report = new Report(
            $"Allocations: an echo of {AllocationBenchmark.EventBytes} bytes, {AllocationBenchmark.Blocks} blocks of {count} invocations on one process each, "
            + $"after {AllocationBenchmark.WarmUp} that do not count. By GC.GetTotalAllocatedBytes in the process, before and after a block; min / median. "
            + "The raw echo's bytes are all the host's own.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(outcome => new Row(outcome.Contender.Name, [Distribution.Of(outcome.Samples)]))],
            ContenderNames.LayerRaw);
        report.WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }
}
