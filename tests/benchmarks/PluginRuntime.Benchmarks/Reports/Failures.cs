using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.Benchmarks.Reports;

/// <summary>The contenders that could not be measured, with the reason and what they printed.</summary>
internal static class Failures
{
    /// <returns>The exit code: 1 if any contender failed, else 0.</returns>
    public static int WriteTo<TSample>(TextWriter output, IReadOnlyList<Outcome<TSample>> outcomes)
    {
        var exitCode = 0;
        foreach (var outcome in outcomes)
        {
            if (outcome.Failure is { } failure)
            {
                exitCode = 1;
                output.WriteLine($"\nFailed: {outcome.Contender.Name}. {failure.Message}");
                output.WriteLine(failure.Output.Length == 0 ? "It printed nothing." : $"It printed at the end:\n{failure.Output.TrimEnd()}");
            }
        }

        return exitCode;
    }
}
