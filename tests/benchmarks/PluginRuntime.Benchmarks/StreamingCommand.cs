using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>streaming</c>: how fast a long response goes out, and what memory it takes when its reader is slow.</summary>
internal static class StreamingCommand
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Column[] FastColumns = [new("MB/s", 0)];
    private static readonly Column[] SlowColumns = [new("idle memory, MB", 1), new("peak memory, MB", 1), new("peak ÷ idle", 2)];

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Counted responses per contender, at least 1.", DefaultValueFactory = _ => 10 };
        runs.AtLeast(1);
        var megabytes = new Option<int>("--megabytes")
        {
            Description = "Length of a response, in units of 1,048,576 bytes, at least 1. Lambda takes 200 at most.",
            DefaultValueFactory = _ => 200,
        };
        megabytes.AtLeast(1);
        var slow = new Option<int>("--slow-megabytes")
        {
            Description = "The same of the response whose reader takes 1 MB/s, so that each contender needs as many seconds for it. 0 leaves it out.",
            DefaultValueFactory = _ => 20,
        };
        slow.AtLeast(0);
        var command = new Command("streaming", "A long streamed response: MB/s, and memory with a slow reader.") { runs, megabytes, slow };
        command.SetAction(result => Run(result.GetValue(runs), result.GetValue(megabytes), result.GetValue(slow)));
        return command;
    }

    private static int Run(int runs, int megabytes, int slowMegabytes)
    {
        var workshop = new ContenderWorkshop(Console.Out);
        Contender?[] built = [workshop.BuildCat(), workshop.BuildWorkload(ContenderNames.LayerStreamed, "pieces")];
        var benchmark = new StreamingBenchmark([.. built.OfType<Contender>()], Console.Out);
        return RunFast(benchmark, runs, megabytes) | (slowMegabytes > 0 ? RunSlowly(benchmark, slowMegabytes) : 0);
    }

    private static int RunFast(StreamingBenchmark benchmark, int runs, int megabytes)
    {
        var outcomes = benchmark.Run(runs, megabytes * Megabyte);
        var report = new Report(
            $"Streaming: {runs} responses of {megabytes} MB per contender in turns, in pieces of 64 KB, after one that does not count. "
            + "From the event to the end of the response; max / median.",
            FastColumns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(outcome =>
                new Row(outcome.Contender.Name, [Distribution.OfRates(outcome.Samples.Select(sample => sample.PerSecond / Megabyte))]))],
            ContenderNames.Cat);
        report.WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static int RunSlowly(StreamingBenchmark benchmark, int megabytes)
    {
        var outcomes = benchmark.RunSlowly(megabytes * Megabyte);
        var report = new Report(
            $"Streaming to a slow reader: {megabytes} MB at {StreamingBenchmark.SlowBytesPerSecond / Megabyte} MB/s. "
            + "Idle memory is VmRSS after one response of one byte, peak memory VmHWM from there on.",
            SlowColumns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToSlowRow)]);
        report.WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static Row ToSlowRow(Outcome<SlowReaderSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.IdleBytes / (double)Megabyte)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / (double)Megabyte)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / (double)sample.IdleBytes)),
    ]);
}
