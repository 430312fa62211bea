using System.Diagnostics;
using PluginRuntime.Endurance.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// A host that swaps under load while every second version is damaged: nothing is lost or wrong, and it is the same process at the end.
/// </summary>
/// <param name="hostProgram">The host.</param>
/// <param name="program">How this program is started.</param>
/// <param name="output">Takes what is under way.</param>
internal sealed class DamageRun(string hostProgram, string[] program, TextWriter output)
{
    private const string Loops = "8";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    // Long enough that most swaps come through, short enough that some are overtaken.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>First each kind, waiting for what the host says of it; then, for the rest of the time, without waiting.</summary>
    /// <param name="duration">How long at least.</param>
    /// <param name="kinds">How many kinds are tried.</param>
    /// <param name="isSpared">Whether nothing is damaged, which must be found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found; <see langword="null"/> if that is nothing.</returns>
    public async Task<string?> RunAsync(TimeSpan duration, int kinds, bool isSpared, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("damage");
        try
        {
            await using var server = ScriptedRuntimeApi.Start(remembers: false);
            await using var publisher = Publisher.Start(program, folder.FullName, isSpared);
            await publisher.PublishAsync(1);
            await using var host = LoggedHost.Start(HostStart.Of(
                [hostProgram], server.Endpoint, $"{DamagedPackage.Name}:plain", folder.FullName,
                ("PLUGINRUNTIME_ROOTS", folder.FullName), ("PLUGINRUNTIME_HOT_SWAP", "1"), ("TMPDIR", folder.FullName),
                ("AWS_LAMBDA_MAX_CONCURRENCY", Loops)));
            return await RunAsync(server, publisher, host, duration, kinds, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> RunAsync(
        ScriptedRuntimeApi server, Publisher publisher, LoggedHost host, TimeSpan duration, int kinds, CancellationToken cancellationToken)
    {
        var callers = new Callers(server);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var calling = callers.RunAsync(giveUp.Token);
        var watch = Stopwatch.StartNew();
        try
        {
            await ToldAsync(host, "version 1", () => callers.Answered > 0);
            var version = await EachKindAsync(publisher, host, callers, kinds);
            while (watch.Elapsed < duration && !host.Exit.IsCompleted)
            {
                await publisher.PublishAsync(++version);
                await Task.WhenAny(host.Exit, Task.Delay(Pace, cancellationToken));
            }

            version += version % 2 == 0 ? 1 : 2;
            await publisher.PublishAsync(version);
            await PublishedAsync(host, version);
        }
        catch (Exception error) when (error is InvalidDataException)
        {
            return $"{error.Message} {(host.Exit.IsCompleted ? "The host ended. " : "")}It wrote: {host.Output()[^Math.Min(host.Output().Length, 4_000)..]}";
        }
        finally
        {
            callers.End();
            giveUp.CancelAfter(host.Exit.IsCompleted ? TimeSpan.Zero : Patience);
            await calling;
        }

        return Verdict(callers, host, watch.Elapsed);
    }

    private static async Task<int> EachKindAsync(Publisher publisher, LoggedHost host, Callers callers, int kinds)
    {
        for (var kind = 1; kind <= kinds; kind++)
        {
            var damage = DamagedPackage.DamageOf(2 * kind)!;
            var refused = host.Lines("Swap refused: ").Length;
            await publisher.PublishAsync(2 * kind);
            await ToldAsync(
                host,
                damage.Name,
                () => host.Lines("Swap refused: ").Length > refused || callers.Wrong.Count > 0 || (damage.MayServe && IsPublished(host, 2 * kind)));
            await publisher.PublishAsync((2 * kind) + 1);
            await PublishedAsync(host, (2 * kind) + 1);
        }

        return (2 * kinds) + 1;
    }

    private static Task PublishedAsync(LoggedHost host, int version) => ToldAsync(host, $"version {version}", () => IsPublished(host, version));

    private static bool IsPublished(LoggedHost host, int version) => host.Lines($"Swap published: {DamagedPackage.Name} {version},").Length > 0;

    private static async Task ToldAsync(LoggedHost host, string what, Func<bool> isTold)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (isTold())
            {
                return;
            }

            if (host.Exit.IsCompleted || watch.Elapsed > Patience)
            {
                throw new InvalidDataException($"Nothing was told of '{what}'.");
            }

            await Task.WhenAny(host.Exit, Task.Delay(Look));
        }
    }

    private string? Verdict(Callers callers, LoggedHost host, TimeSpan elapsed)
    {
        output.WriteLine(
            $"{callers.Answered} answers in {elapsed.TotalSeconds:F0} s, {host.Lines("Swap published: ").Length} versions published, {host.Lines("Swap refused: ").Length} refused");
        return host.Exit.IsCompleted ? "The host ended."
            : callers.Lost.Count > 0 ? $"{callers.Lost.Count} invocations were not answered."
            : callers.Wrong.Count > 0 ? $"Wrong answers: {string.Join("; ", callers.Wrong)}"
            : null;
    }
}
