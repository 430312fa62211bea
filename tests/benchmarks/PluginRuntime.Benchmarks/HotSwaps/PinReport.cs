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
        foreach (var outcome in outcomes)
        {
            foreach (var line in outcome.Samples)
            {
                output.WriteLine($"- {outcome.Contender.Name}: `{line}`");
            }
        }

        return Failures.WriteTo(output, outcomes);
    }
}
