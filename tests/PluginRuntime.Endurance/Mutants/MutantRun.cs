using System.Diagnostics;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Mutants;

/// <summary>
/// Starts the host with one mutated library after the other: each is served, or its end is told, and none hangs.
/// </summary>
/// <param name="host">The program that is started.</param>
/// <param name="library">A library that is sound.</param>
/// <param name="output">What is going on.</param>
internal sealed class MutantRun(string host, byte[] library, TextWriter output)
{
    private const string Handler = "mutant";

    // The host itself gives an opening 9.8 s; the rest is for a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, int> _ends = [];

    /// <summary>Tries as many.</summary>
    /// <returns>What was found; <see langword="null"/> if nothing.</returns>
    public async Task<string?> RunAsync(int firstSeed, int count, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mutants").FullName;
        try
        {
            for (var seed = firstSeed; seed < firstSeed + count; seed++)
            {
                await File.WriteAllBytesAsync(Path.Join(folder, Handler + ".so"), Mutation.Of(library, seed), cancellationToken);
                if (await TryAsync(folder, cancellationToken) is { } fault)
                {
                    return $"with seed {seed} {fault}";
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await output.WriteLineAsync(string.Join(", ", _ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key}: {end.Value}")));
        return null;
    }

    private async Task<string?> TryAsync(string folder, CancellationToken cancellationToken)
    {
        await using var server = ScriptedRuntimeApi.Start(remembers: false);
        using var process = Process.Start(HostStart.Of([host], server.Endpoint, Handler, folder))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var log = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string? asked = null;
        var served = AskedAsync();
        try
        {
            await Task.WhenAny(served, process.WaitForExitAsync(limit.Token));
            limit.Token.ThrowIfCancellationRequested();
            if (!process.HasExited && asked?.EndsWith("/next", StringComparison.Ordinal) == true)
            {
                return Count("served");
            }

            await process.WaitForExitAsync(limit.Token);
            return Judge(asked, process.ExitCode, await log, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "it hung";
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await Task.WhenAll(log, errors);
        }

        async Task AskedAsync()
        {
            var request = await server.NextRequestAsync(limit.Token);
            asked = request.Path;
            if (!asked.EndsWith("/next", StringComparison.Ordinal))
            {
                await request.AcceptedAsync();
            }
        }
    }

    // An init error, a record of the signal, or what the system's loader says before it ends a process over an inconsistent file.
    private string? Judge(string? asked, int exitCode, string log, string errors) =>
        asked?.EndsWith("/init/error", StringComparison.Ordinal) == true && exitCode != 0 ? Count("init error")
        : exitCode > 128 && log.Contains("ended the process: SIG", StringComparison.Ordinal) ? Count("signal")
        : errors.Contains("ld.so", StringComparison.Ordinal) ? Count("refused by the loader")
        : $"it ended with exit code {exitCode}, asked for {asked ?? "nothing"}, and said: {log}{errors}";

    private string? Count(string end)
    {
        _ends[end] = _ends.GetValueOrDefault(end) + 1;
        return null;
    }
}
