using System.CommandLine;
using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>concurrency</c>: what several invocations at once do for throughput, and to each of them.</summary>
internal static class ConcurrencyCommand
{
    private static readonly int[] Concurrencies = [1, 4, 16, 64];

    private static readonly Column[] Columns = [new("invocations/s", 0), new("p50, µs", 1), new("p99, µs", 1)];

    public static Command Create()
    {
        var runs = new Option<int>("--runs")
        {
            Description = "Counted blocks for each handler and number of loops, at least 1.",
            DefaultValueFactory = _ => 5,
        };
        runs.AtLeast(1);
        var seconds = new Option<int>("--seconds")
        {
            Description = "Length of a block, at least 1. Of a handler that takes 20 ms one loop answers about 49 in a second, and their p99 is the slowest.",
            DefaultValueFactory = _ => 2,
        };
        seconds.AtLeast(1);
        var command = new Command("concurrency", "The layer in concurrent mode, with every loop busy: throughput and time of an invocation.") { runs, seconds };
        command.SetAction(result => Run(result.GetValue(runs), TimeSpan.FromSeconds(result.GetValue(seconds))));
        return command;
    }

    private static int Run(int runs, TimeSpan block)
    {
        var workshop = new ContenderWorkshop(Console.Out);
        var exitCode = 0;
        foreach (var (entry, title) in new[] { ("at-once", "a raw handler that answers at once"), ("after-20-ms", "a raw handler that awaits 20 ms") })
        {
            var contenders = Concurrencies.Select(concurrency => (Build(workshop, entry, concurrency), concurrency)).ToArray();
            var outcomes = new ConcurrencyBenchmark(contenders, Console.Out).Run(runs, block);
            var report = new Report(
                $"Concurrency, {title}: N loops, all of them busy, in {runs} blocks of {block.TotalSeconds} s in turns, after two that do not count. "
                + "N = 1 is without concurrent mode. An exchange is event, response, 202 and the next next. Invocations/s: max / median of the blocks; times: min / median.",
                Columns,
                [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)],
                NameOf(1));
            report.WriteTo(Console.Out);
            exitCode |= Failures.WriteTo(Console.Out, outcomes);
        }

        return exitCode;
    }

    private static string NameOf(int concurrency) => string.Create(CultureInfo.InvariantCulture, $"N = {concurrency}");

    private static Contender Build(ContenderWorkshop workshop, string entry, int concurrency)
    {
        string[] variables = concurrency == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"AWS_LAMBDA_MAX_CONCURRENCY={concurrency}")];
        return workshop.BuildWorkload(NameOf(concurrency), entry, variables);
    }

    private static Row ToRow(Outcome<ConcurrencySample> outcome) => new(outcome.Contender.Name, [
        Distribution.OfRates(outcome.Samples.Select(sample => sample.PerSecond)),
        Distribution.Of(outcome.Samples.Select(sample => sample.Median.TotalMicroseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.Slowest.TotalMicroseconds)),
    ]);
}
