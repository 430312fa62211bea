using System.CommandLine;
using PluginRuntime.Endurance.Libraries;

namespace PluginRuntime.Endurance;

/// <summary><c>libraries</c>: popular libraries, each used by a handler, plain and through swaps.</summary>
internal static class LibrariesCommand
{
    // Most of the time they wait: for a collection, or for nobody on a port.
    private const int AtOnce = 6;

    public static Command Create()
    {
        var host = HostOption.Create();
        var swaps = new Option<int>("--swaps") { Description = "How many other versions follow the first.", DefaultValueFactory = _ => 3 };
        var only = new Option<string[]>("--only") { Description = "These libraries alone, by package.", AllowMultipleArgumentsPerToken = true };
        var write = new Option<bool>("--write") { Description = "Writes the table in tests/libraries/README.md anew instead of holding the results against it." };
        var command = new Command("libraries", "Uses popular libraries in a handler, plain and through swaps, and fails where an answer or the table is another.") { host, swaps, only, write };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(host)!.FullName, result.GetValue(swaps), result.GetValue(only) ?? [], result.GetValue(write), Console.Out, cancellationToken));
        return command;
    }

    /// <summary>Runs them, and says at last what came of it.</summary>
    /// <returns>The exit code: 0, or 1 if an answer or the table is another.</returns>
    public static async Task<int> RunAsync(
        string hostProgram, int swaps, IReadOnlyList<string> only, bool writes, TextWriter output, CancellationToken cancellationToken)
    {
        using var versions = new LibraryVersions(swaps + 1);
        var tried = LibraryTable.Libraries().Where(library => only.Count == 0 || only.Contains(library.Package)).ToArray();
        foreach (var library in tried.Where(library => library.NeedsCultures && !CultureData.IsHere))
        {
            await output.WriteLineAsync($"{library.Package} is not tried: there is no ICU on this machine; install libicu to try it.");
        }

        tried = [.. tried.Where(library => !library.NeedsCultures || CultureData.IsHere)];
        var results = new LibraryResult[tried.Length];
        await Parallel.ForAsync(0, tried.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
        {
            results[index] = await new LibraryRun(hostProgram, tried[index], versions).RunAsync(token);
            lock (output)
            {
                output.WriteLine(results[index].Row);
            }
        });

        string[] faults = [.. results.Where(result => result.Fault is not null).Select(result => $"{result.Library.Package}: {result.Fault}")];
        if (writes && faults.Length == 0)
        {
            LibraryTable.Write(results);
        }

        faults = [.. faults, .. LibraryTable.Differences(results)];
        foreach (var fault in faults)
        {
            await output.WriteLineAsync(fault);
        }

        await output.WriteLineAsync(faults.Length == 0
            ? $"libraries: PASSED, {results.Length} libraries, plain and through {swaps} swaps"
            : $"libraries: FAILED, {faults.Length} differ");
        return faults.Length == 0 ? 0 : 1;
    }
}
