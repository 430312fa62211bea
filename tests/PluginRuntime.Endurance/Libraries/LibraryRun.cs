using System.Text.Json;
using PluginRuntime.Endurance.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Libraries;

/// <summary>
/// Uses one library in the published host: once plain, then in every version, one swapped in after the other.
/// </summary>
internal sealed class LibraryRun(string hostProgram, Library library, LibraryVersions versions)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // As the layer with culture data has it: what is tried is the libraries.
    private static (string, string?) Cultures => ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", CultureData.IsHere ? "0" : "1");

    public async Task<LibraryResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PlainAsync(cancellationToken);
            return new LibraryResult(library, await SwappedAsync(cancellationToken), Fault: null);
        }
        catch (Exception error) when (error is InvalidDataException or TimeoutException)
        {
            return new LibraryResult(library, "", error.Message);
        }
    }

    private async Task PlainAsync(CancellationToken cancellationToken)
    {
        await using var server = ScriptedRuntimeApi.Start(remembers: false);
        await using var host = LoggedHost.Start(
            HostStart.Of([hostProgram], server.Endpoint, library.Handler, Repository.Built(Library.Handlers), Cultures));
        await AnswerAsync(server, await NextAsync(server, host, cancellationToken), host, "plain", cancellationToken);
    }

    private async Task<string> SwappedAsync(CancellationToken cancellationToken)
    {
        var root = versions.NewRoot();
        await using var server = ScriptedRuntimeApi.Start(remembers: false);
        await using var host = LoggedHost.Start(HostStart.Of(
            [hostProgram], server.Endpoint, library.Handler, root, ("PLUGINRUNTIME_ROOTS", root), ("PLUGINRUNTIME_HOT_SWAP", "1"), ("PLUGINRUNTIME_PREPARE_MS", "600000"), ("TMPDIR", root), Cultures));
        var next = await NextAsync(server, host, cancellationToken);
        for (var version = 1; version <= versions.Count; version++)
        {
            if (version > 1)
            {
                LibraryVersions.Point(root, version);
                await host.SeenAsync([$"Swap published: {Library.Handlers} {version},"], count: 1, Patience);
            }

            await AnswerAsync(server, next, host, $"version {version}", cancellationToken);
            next = await NextAsync(server, host, cancellationToken);
        }

        var replaced = versions.Count - 1;
        await host.SeenAsync(["Swap unloaded: ", "Swap leaked: "], replaced, Patience);
        return host.Lines("Swap leaked: ").Length > 0 ? "stays in memory" : "unloads";
    }

    private static async Task<ScriptedRequest> NextAsync(ScriptedRuntimeApi server, LoggedHost host, CancellationToken cancellationToken)
    {
        var request = server.NextRequestAsync(cancellationToken).AsTask();
        await Task.WhenAny(request, host.Exit).WaitAsync(Patience, cancellationToken);
        return request.IsCompleted ? await request : throw new InvalidDataException($"The process ended. It wrote: {host.Output()}");
    }

    private async Task AnswerAsync(ScriptedRuntimeApi server, ScriptedRequest next, LoggedHost host, string way, CancellationToken cancellationToken)
    {
        await next.AnswerEventAsync("id-1", "\"\""u8.ToArray());
        var post = await NextAsync(server, host, cancellationToken);
        await post.AcceptedAsync();
        var answered = System.Text.Encoding.UTF8.GetString(post.Body);
        if (!post.Path.EndsWith("/response", StringComparison.Ordinal) || JsonSerializer.Deserialize<string>(answered) != library.Answer)
        {
            throw new InvalidDataException($"{way}: {answered} instead of {library.Answer}. It wrote: {host.Output()}");
        }
    }
}
