using System.Diagnostics;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// A package that was loaded, invoked once and unloaded in a process of its own, since what holds a package holds it in the whole process.
/// </summary>
internal sealed class UnloadingRun
{
    private static readonly string Program = Path.Join(
        AppContext.BaseDirectory, "..", "..", "PluginRuntime.Unloading",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "PluginRuntime.Unloading.dll");

    private readonly string[] _said;

    private UnloadingRun(string[] said) => _said = said;

    public string Response => Assert.Single(After("response: "));

    /// <summary>Whether the load context was gone while the host still held the token that it had given the handler.</summary>
    public bool IsUnloaded => bool.Parse(Assert.Single(After("unloaded: ")));

    /// <summary>Whether it was gone when the host held nothing any more.</summary>
    public bool IsUnloadedInTheEnd => bool.Parse(Assert.Single(After("unloaded in the end: ")));

    public string[] LikelyPins => After("pin: ");

    public static async Task<UnloadingRun> OfAsync(string package, string handler, string payload, bool isKeptByTheHost = false)
    {
        var start = new ProcessStartInfo(
            DotNetLocation.Find(), ["exec", Program, package, package + handler, payload, isKeptByTheHost ? "kept" : "let go"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await errors);
            return new UnloadingRun(said.Split('\n'));
        }
        finally
        {
            process.Kill();
        }
    }

    private string[] After(string word) =>
        [.. _said.Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => line[word.Length..].TrimEnd('\r'))];
}
