using System.Threading.Channels;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Publishing.Installs;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Serves another build of one project by the processes that run: it is installed, and they take it.
/// </summary>
/// <param name="functions">All functions that are served.</param>
/// <param name="names">Those of the project.</param>
/// <param name="root">Where it is installed.</param>
/// <param name="lines">What the processes write.</param>
internal sealed class SwapOnBuild(LocalFunctions functions, string[] names, SwapRoot root, HostLines lines) : BuildReaction
{
    // A host looks for another version once a second, and may take as long as for init to make it ready.
    private static readonly TimeSpan Patience = LambdaLimits.InitTimeout + TimeSpan.FromSeconds(2);

    private readonly List<Task> _afterwards = [];

    /// <inheritdoc/>
    public override async Task TakeAsync(ProjectRebuild build, CancellationToken cancellationToken)
    {
        var running = names.Count(name => functions.Find(name)?.ProcessId is not null);

        // From before the install on: a host may be faster than this process.
        var listener = lines.Listen("Swap ");
        try
        {
            var installed = await root.InstallAsync(build.Target, cancellationToken);
            PrivateCopy.Delete(build.Former.TaskRoot);
            _afterwards.RemoveAll(task => task.IsCompletedSuccessfully);
            _afterwards.Add(TellAsync(build, installed, running, listener, cancellationToken));
        }
        catch
        {
            lines.End(listener);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync() => await Task.WhenAll(_afterwards);

    private async Task TellAsync(
        ProjectRebuild build, InstalledVersion installed, int running, Channel<string> listener, CancellationToken cancellationToken)
    {
        var name = $"{installed.Name} {installed.Version}";
        var built = $"{build.Target.Package}: rebuilt in {Seconds.Of(build.Duration)}";
        try
        {
            var refused = await CountRefusedAsync(name, running, listener, cancellationToken);
            functions.Tell((running, refused) switch
            {
                (0, _) => $"{built} and installed as {installed.Version}; the next invocation starts with it.",
                (_, 0) => $"{built}, served as {installed.Version} {Seconds.Of(DateTimeOffset.UtcNow - build.Change.At)} after the change.",
                _ => $"{built} and installed as {installed.Version}, but not taken; the host's record above tells why.",
            });
        }
        catch (TimeoutException)
        {
            functions.Tell($"{built} and installed as {installed.Version}; no host has told within {Seconds.Of(Patience)} that it serves it.");
        }
        catch (OperationCanceledException)
        {
            // The end of the command.
        }
        finally
        {
            lines.End(listener);
        }
    }

    // Every host tells of it in one way or the other.
    private static async Task<int> CountRefusedAsync(string name, int running, Channel<string> listener, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var refused = 0;
        try
        {
            for (var told = 0; told < running;)
            {
                var line = await listener.Reader.ReadAsync(either.Token);
                var isRefused = line.Contains($"Swap refused: {name},", StringComparison.Ordinal);
                refused += isRefused ? 1 : 0;
                told += isRefused || line.Contains($"Swap published: {name},", StringComparison.Ordinal) ? 1 : 0;
            }

            return refused;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
