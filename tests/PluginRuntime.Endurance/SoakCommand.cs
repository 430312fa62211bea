using System.CommandLine;
using PluginRuntime.Endurance.Soak;

namespace PluginRuntime.Endurance;

/// <summary><c>soak</c>: many invocations, after which the process should hold what it held before.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var host = HostOption.Create();
        var scale = new Option<double>("--scale")
        {
            Description = "How much of the whole to run: 0.01 for a hundredth.",
            DefaultValueFactory = _ => 1,
        };
        var plant = new Option<string?>("--plant") { Description = "Runs a handler that leaks this instead, which must be found." };
        plant.AcceptOnlyFromAmong("memory", "handles", "threads");
        var command = new Command("soak", "Invokes handlers many times and fails if memory, handles or threads of the process grow.") { host, scale, plant };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(host)!.FullName,
            result.GetValue(plant) is { } what ? [SoakScenario.Planted(what)] : [.. SoakScenario.All.Select(scenario => scenario.Scaled(result.GetValue(scale)))],
            Console.Out,
            cancellationToken));
        return command;
    }

    /// <summary>Runs scenarios one after the other, and says at last what came of it.</summary>
    /// <returns>The exit code: 0, or 1 if something grew or went wrong.</returns>
    public static async Task<int> RunAsync(
        string hostProgram, IReadOnlyList<SoakScenario> scenarios, TextWriter output, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var scenario in scenarios)
        {
            faults.AddRange(await new SoakRun(hostProgram, scenario, output).RunAsync(cancellationToken));
        }

        await output.WriteLineAsync(faults.Count == 0
            ? $"soak: PASSED, {scenarios.Sum(scenario => scenario.Count)} invocations in {scenarios.Count} processes, nothing grew"
            : $"soak: FAILED, {string.Join("; ", faults)}");
        return faults.Count == 0 ? 0 : 1;
    }
}
