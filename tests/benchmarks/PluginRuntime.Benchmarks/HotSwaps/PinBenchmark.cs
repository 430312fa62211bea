using System.Text;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Has handlers do what holds their code in memory, replaces them, and takes down what the host says.</summary>
/// <param name="log">Takes what is under way.</param>
internal sealed class PinBenchmark(TextWriter log)
{
    private const string Beginning = "Swap ";

    private static readonly string[] Ends = ["unloaded: ", "leaked: ", "refused: "];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs them all at once, a host each: they wait for collections most of the time.</summary>
    /// <returns>The host's last word on each version that was replaced, in the order of the pins.</returns>
    public IReadOnlyList<Outcome<string>> Run(IReadOnlyList<(Contender Contender, Pin Pin)> pins)
    {
        log.WriteLine($"Replacing {pins.Count} handlers that hold themselves in memory.");
        Outcome<string>[] outcomes = [.. pins.Select(pin => new Outcome<string>(pin.Contender))];
        Thread[] threads =
        [
            .. outcomes.Zip(pins, (outcome, pin) => new Thread(
                () => outcome.TakeTurn(() => ReplaceAsync(pin.Contender, pin.Pin.Payload).GetAwaiter().GetResult(), isCounted: true))),
        ];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        return outcomes;
    }

    private static async Task<string> ReplaceAsync(Contender contender, string payload)
    {
        using var folder = new SwapFolder();
        var package = folder.CreatePackage(contender);
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var function = await EmulatedFunction.StartAsync(folder.SettingsOf(contender), Read, CancellationToken.None);
        var result = await function.InvokeAsync(Encoding.UTF8.GetBytes(payload), CancellationToken.None);
        if (result.ErrorType is not null)
        {
            throw new ContenderFailedException("It did not do it.", Encoding.UTF8.GetString(result.Payload.Span), inner: null);
        }

        package.PublishNext();
        try
        {
            return await told.Task.WaitAsync(Limit, CancellationToken.None);
        }
        catch (TimeoutException error)
        {
            throw new ContenderFailedException("It did not tell what became of the version that was replaced.", "", error);
        }

        void Read(string line)
        {
            var start = line.IndexOf(Beginning, StringComparison.Ordinal);
            if (start >= 0 && Ends.Any(end => line.AsSpan(start + Beginning.Length).StartsWith(end, StringComparison.Ordinal)))
            {
                told.TrySetResult(line[start..]);
            }
        }
    }
}
