using System.Diagnostics;
using System.Text;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a package that can be swapped answers as one that cannot.
/// </summary>
public sealed class SameAnswersTests
{
    // Each with what it does that cannot be asked in one process with the others.
    private static readonly Dictionary<string, string> Unasked = new()
    {
        ["Ends"] = "ends the process",
        ["Throws"] = "ends the process",
        ["Strays"] = "works on after its answer",
        ["Waits"] = "waits for its deadline",
        ["Meets"] = "waits for others that run beside it",
        ["Scans.Parts"] = "is a library of another",
        ["Tells"] = "answers with what the process has open",
        ["-Swaps:waits"] = "waits for a file",
        ["-Swaps:stream"] = "waits for a file",
        ["-NativeForms:too-long"] = "is told with the package's version, which only one that is swapped has",
    };

    // .NET's own: told in the error, with the way round.
    private static readonly string[] Different = ["Swaps:xml-early"];

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Every_handler_of_the_tests_and_of_the_samples_answers_every_event_as_without_hot_swap()
    {
        string[] packages = [.. Packages("tests", "plugins"), .. Packages("plugins-sample")];

        var answers = await Task.WhenAll(AskAsync("plain", packages), AskAsync("swapped", packages));

        var (plain, swapped) = (Compared(answers[0]), Compared(answers[1]));
        Assert.Empty(plain.Except(swapped).Concat(swapped.Except(plain)).Take(5));
        Assert.Equal(plain, swapped);
        Assert.All(packages, package => Assert.Contains(plain, line => line.StartsWith(package, StringComparison.Ordinal)));
        Assert.True(plain.Length > 4000, $"{plain.Length} answers are fewer than there were when this was written.");
    }

    private static string[] Packages(params string[] folder) =>
    [
        .. Directory.GetDirectories(Repository.Path(folder))
            .Select(path => Path.GetFileName(path))
            .Where(name => File.Exists(Path.Join(Repository.Built(name), name + ".dll")) && !Unasked.ContainsKey(name))
            .Order(StringComparer.Ordinal),
    ];

    private static string[] Compared(string[] lines) =>
        [.. lines.Where(line => !Different.Any(handler => line.StartsWith(handler, StringComparison.Ordinal)))];

    private static async Task<string[]> AskAsync(string mode, string[] packages)
    {
        var program = Path.Join(Repository.Built("PluginRuntime.Answers"), "PluginRuntime.Answers.dll");
        var start = new ProcessStartInfo(DotNetLocation.Find(), ["exec", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteAsync(string.Join(' ', [mode, .. packages, .. Unasked.Keys.Where(key => key[0] == '-')]));
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(HostRun.Patience);
            var said = await process.StandardOutput.ReadToEndAsync(HostRun.Patience);
            await process.WaitForExitAsync(HostRun.Patience);
            Assert.True(process.ExitCode == 0, await errors);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            process.Kill();
        }
    }
}
