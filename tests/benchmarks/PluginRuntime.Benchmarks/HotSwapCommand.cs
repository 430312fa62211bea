using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.HotSwaps;

namespace PluginRuntime.Benchmarks;

/// <summary><c>hot-swap</c>: what swapping a package costs its callers and its host, and whether anything goes wrong.</summary>
internal static class HotSwapCommand
{
    private const string Swapping = "swaps";
    private const string Latency = "latency";
    private const string Pinned = "pins";

    private static readonly string[] Parts = [Swapping, Latency, Pinned];

    public static Command Create()
    {
        var swaps = new Option<int>("--swaps") { Description = "How often each package is swapped, at least 20.", DefaultValueFactory = _ => 1_000 };
        swaps.AtLeast(20);
        var kind = new Option<string?>("--kind") { Description = "Swaps this kind of handler alone." };
        kind.AcceptOnlyFromAmong([.. SwapKind.All.Select(each => each.Name)]);
        var rounds = new Option<int>("--rounds") { Description = "Pairs of blocks without swaps and with, at least 1.", DefaultValueFactory = _ => 3 };
        rounds.AtLeast(1);
        var seconds = new Option<int>("--seconds") { Description = "Length of such a block, at least 1.", DefaultValueFactory = _ => 20 };
        seconds.AtLeast(1);
        var only = new Option<string[]>("--only") { Description = "Does this part; give it again for another one. All of them when left out." };
        only.AcceptOnlyFromAmong(Parts);
        var command = new Command(
            "hot-swap",
            "The layer with hot swap, under callers in another process: lost calls, versions that stay in memory, growth, latency.")
        {
            swaps, kind, rounds, seconds, only,
        };
        command.SetAction(parsed => Run(
            [.. SwapKind.All.Where(each => parsed.GetValue(kind) is not { } chosen || each.Name == chosen)],
            parsed.GetValue(only) is { Length: > 0 } parts ? parts : Parts,
            parsed.GetValue(swaps),
            parsed.GetValue(rounds),
            TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static int Run(SwapKind[] kinds, string[] parts, int swaps, int rounds, TimeSpan block)
    {
        var workshop = new ContenderWorkshop(Console.Out);
        var exitCode = 0;
        if (parts.Contains(Swapping))
        {
            var outcomes = new SwapBenchmark(Console.Out).Run([.. kinds.Select(kind => kind.Build(workshop))], swaps);
            exitCode |= SwapReport.WriteTo(Console.Out, outcomes, swaps);
        }

        if (parts.Contains(Latency))
        {
            var kind = kinds is [var chosen] ? chosen : kinds.Single(each => each.Name == SwapKind.Usual);
            exitCode |= LatencyReport.WriteTo(Console.Out, new LatencyBenchmark(Console.Out).Run(kind.Build(workshop), rounds, block), block);
        }

        if (parts.Contains(Pinned))
        {
            var pins = Pin.All.Select(pin => (pin.Build(workshop), pin));
            exitCode |= PinReport.WriteTo(Console.Out, new PinBenchmark(Console.Out).Run([.. pins]));
        }

        return exitCode;
    }
}
