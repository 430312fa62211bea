using System.CommandLine;
using PluginRuntime.Endurance.Mutants;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance;

/// <summary><c>mutants</c>: native libraries with mutated bytes, each opened by a host of its own.</summary>
internal static class MutantsCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many libraries.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "Of the first.", DefaultValueFactory = _ => 1 };
        var command = new Command("mutants", "Starts the native host with mutated libraries, and fails if one hangs or ends it without a word.") { count, seed };
        command.SetAction((result, cancellationToken) => RunAsync(
            Path.Join(Path.GetDirectoryName(Repository.PublishedHost), "PluginRuntime.NativeHost"),
            Path.Join(TestedHost.Library("Echo"), "Echo.so"), result.GetValue(seed), result.GetValue(count), Console.Out, cancellationToken));
        return command;
    }

    /// <summary>Runs it, and says at last what came of it.</summary>
    /// <param name="host">The native host.</param>
    /// <param name="library">A sound library.</param>
    /// <param name="seed">The seed of the first mutation.</param>
    /// <param name="count">How many.</param>
    /// <param name="output">Where it is said.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code: 0, or 1 if something was found.</returns>
    public static async Task<int> RunAsync(string host, string library, int seed, int count, TextWriter output, CancellationToken cancellationToken)
    {
        var fault = await new MutantRun(host, await File.ReadAllBytesAsync(library, cancellationToken), output).RunAsync(seed, count, cancellationToken);
        await output.WriteLineAsync(fault is null ? $"mutants: PASSED, {count} libraries" : $"mutants: FAILED, {fault}");
        return fault is null ? 0 : 1;
    }
}
