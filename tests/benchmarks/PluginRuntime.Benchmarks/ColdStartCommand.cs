using System.CommandLine;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks;

/// <summary><c>cold-start</c>: from the start of a process to its first response.</summary>
internal static class ColdStartCommand
{
    private static readonly Column[] Columns = [new("first next, ms", 2), new("first response, ms", 2), new("peak memory, MB", 1)];

    public static Command Create()
    {
        var runs = new Option<int>("--runs")
        {
            Description = "Counted processes per contender, at least 1.",
            DefaultValueFactory = _ => 20,
        };
        runs.AtLeast(1);
        var quota = new Option<int?>("--cpu-quota") { Description = "Percent of one processor that contenders may use, as small functions have; needs root. All that there is when left out." };
        var cold = new Option<bool>("--cold-page-cache") { Description = "Takes the contenders' files out of the page cache before each start." };
        var against = new Option<DirectoryInfo>("--against") { Description = "The tree of another layer, such as one of an earlier commit, to measure beside this one." };
        against.AcceptExistingOnly();
        var only = ContenderOption.Create();
        var command = new Command("cold-start", "Fresh processes, one after another: time to the first next and the first response.") { runs, quota, cold, against, only };
        command.SetAction(result => Run(result.GetValue(runs), result.GetValue(quota), result.GetValue(cold), result.GetValue(against), result.GetValue(only) ?? []));
        return command;
    }

    private static int Run(int runs, int? percent, bool isCacheCold, DirectoryInfo? against, string[] only)
    {
        var contenders = new ContenderWorkshop(Console.Out).Build(only);
        if (against is not null)
        {
            contenders = [.. contenders, .. contenders.Where(IsLayer).Select(contender => Of(against, contender))];
        }

        using var quota = percent is { } given ? new CpuQuota(given) : null;
        var outcomes = new ColdStartBenchmark(contenders, new Circumstances(quota, isCacheCold), Console.Out).Run(runs);
        var report = new Report(
            $"Cold start: {runs} fresh processes per contender in turns, after one that does not count{Describe(percent, isCacheCold)}. "
            + "Times from the start of the process; of hello world the whole run. Each cell min / median.",
            Columns,
            [.. outcomes.Where(outcome => outcome.Failure is null).Select(ToRow)]);
        report.WriteTo(Console.Out);
        return Failures.WriteTo(Console.Out, outcomes);
    }

    private static bool IsLayer(Contender contender) => Path.GetFileName(contender.Program) == "bootstrap";

    private static Contender Of(DirectoryInfo layer, Contender contender) =>
        contender with { Name = "the other " + contender.Name, Program = Path.Combine(layer.FullName, "bootstrap") };

    private static string Describe(int? percent, bool isCacheCold) =>
        (percent is null ? "" : $", with {percent} % of a processor") + (isCacheCold ? ", with a cold page cache" : "");

    private static Row ToRow(Outcome<ColdStartSample> outcome) => new(outcome.Contender.Name, [
        Distribution.Of(outcome.Samples.Select(sample => sample.FirstNext.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.FirstResponse.TotalMilliseconds)),
        Distribution.Of(outcome.Samples.Select(sample => sample.PeakBytes / 1_048_576.0)),
    ]);
}
