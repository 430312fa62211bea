using System.CommandLine;
using PluginRuntime.Endurance.Chaos;

namespace PluginRuntime.Endurance;

/// <summary><c>chaos</c>: a Runtime API that misbehaves, in spite of which every invocation that can be answered is, exactly once.</summary>
internal static class ChaosCommand
{
    private const int MostListed = 20;

    public static Command Create()
    {
        var host = HostOption.Create();
        var seed = new Option<int>("--seed") { Description = "Repeats the faults of an earlier run. Drawn by lot when left out.", DefaultValueFactory = _ => Random.Shared.Next() };
        var count = new Option<int>("--count") { Description = "How many invocations.", DefaultValueFactory = _ => 20_000 };
        var plant = new Option<string?>("--plant") { Description = "Runs a handler that loses or doubles answers instead, which must be found." };
        plant.AcceptOnlyFromAmong("lose", "double");
        var command = new Command("chaos", "Closes, delays, resets, drips and garbles, and fails if an invocation is lost or answered twice.") { host, seed, count, plant };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(host)!.FullName, result.GetValue(plant) ?? "echo", result.GetValue(seed), result.GetValue(count), Console.Out, cancellationToken));
        return command;
    }

    /// <summary>Runs it, and says at last what came of it.</summary>
    /// <returns>The exit code: 0, or 1 if something was wrong.</returns>
    public static async Task<int> RunAsync(
        string hostProgram, string handler, int seed, int count, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"chaos: seed {seed}, {count} invocations");
        var run = new ChaosRun(hostProgram, handler, seed, count, output);
        var broken = await run.RunAsync(cancellationToken);
        foreach (var group in run.Invocations.GroupBy(invocation => invocation.Fault))
        {
            await output.WriteLineAsync($"{group.Count(),7} {group.Key.Name}");
        }

        string[] wrong = [.. run.Invocations.Select(invocation => invocation.FindWrong()).Prepend(broken).OfType<string>()];
        foreach (var line in wrong.Take(MostListed))
        {
            await output.WriteLineAsync(line);
        }

        var answered = run.Invocations.Count(invocation => invocation.Responses + invocation.Errors == 1);
        await output.WriteLineAsync(wrong.Length == 0
            ? $"chaos: PASSED, seed {seed}, {run.Invocations.Count} invocations in {run.Processes} processes, {answered} answered once, {run.Invocations.Count - answered} not to be answered"
            : $"chaos: FAILED, seed {seed}, {wrong.Length} wrong of {run.Invocations.Count} invocations");
        return wrong.Length == 0 ? 0 : 1;
    }
}
