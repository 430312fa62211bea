using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.Reports;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What cannot unload, and the line in which the host says so.</summary>
internal static class PinReport
{
    /// <returns>The exit code: 1 if a host failed, or said nothing.</returns>
    public static int WriteTo(TextWriter output, IReadOnlyList<Outcome<string>> outcomes)
    {
        output.WriteLine("\nWhat holds a replaced version in memory: the handler does it once and is swapped, and this is the host's last word on it.\n");
        foreach (var alike in outcomes.Where(outcome => outcome.Failure is null).GroupBy(outcome => outcome.Samples[0], outcome => outcome.Contender.Name))
        {
            output.WriteLine($"- {string.Join(", ", alike)}: `{alike.Key}`");
        }

        return Failures.WriteTo(output, outcomes);
    }
}
