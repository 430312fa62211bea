using System.CommandLine;
using PluginRuntime.Endurance.Damage;

namespace PluginRuntime.Endurance;

/// <summary><c>damage</c>: swaps under load, every second version of which is damaged.</summary>
internal static class DamageCommand
{
    public static Command Create()
    {
        var host = HostOption.Create();
        var seconds = new Option<int>("--seconds") { Description = "How long, at least: each kind of damage is tried once.", DefaultValueFactory = _ => 60 };
        var plant = new Option<bool>("--plant") { Description = "Damages nothing, which must be found." };
        var command = new Command("damage", "Swaps a package that is called all the time while every second version is damaged, and fails if a call is lost, is answered wrongly, or the host ends.") { host, seconds, plant };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(host)!.FullName, ThisProgram(), TimeSpan.FromSeconds(result.GetValue(seconds)), DamageKinds.All.Length, result.GetValue(plant), Console.Out, cancellationToken));
        return command;
    }

    /// <summary>The other process of it.</summary>
    public static Command CreatePublisher()
    {
        var root = new Option<DirectoryInfo>("--root") { Required = true };
        var plant = new Option<bool>("--plant");
        var command = new Command(Publisher.Verb) { root, plant };
        command.Hidden = true;
        command.SetAction(result => Publisher.ServeAsync(result.GetRequiredValue(root).FullName, result.GetValue(plant), Console.In, Console.Out));
        return command;
    }

    /// <summary>Runs it, and says at last what came of it.</summary>
    /// <returns>The exit code: 0, or 1 if something was found.</returns>
    public static async Task<int> RunAsync(
        string hostProgram, string[] program, TimeSpan duration, int kinds, bool isSpared, TextWriter output, CancellationToken cancellationToken)
    {
        var fault = await new DamageRun(hostProgram, program, output).RunAsync(duration, kinds, isSpared, cancellationToken);
        await output.WriteLineAsync(fault is null ? $"damage: PASSED, {kinds} kinds" : $"damage: FAILED, {fault}");
        return fault is null ? 0 : 1;
    }

    private static string[] ThisProgram() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [Environment.ProcessPath!, typeof(DamageCommand).Assembly.Location] : [Environment.ProcessPath!];
}
