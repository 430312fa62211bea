using PluginRuntime.Cli.Targets;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Serves another build or version of a native library by a new process. A process never lets go of a library that it has opened, so none is swapped in.
/// </summary>
/// <remarks>What is overwritten in place ends the process that runs it: one without versions is served from a copy.</remarks>
internal sealed class LibraryWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly InvocationTarget _source;
    private readonly TemporaryFolders _folders;
    private readonly List<Task> _afterwards = [];
    private (string Path, FileIdentity Identity) _seen;

    private LibraryWatch(InvocationTarget source, TemporaryFolders folders)
    {
        _source = source;
        _folders = folders;
        _seen = Look();
        Served = Serve();
    }

    /// <summary>The package as it is served now.</summary>
    public InvocationTarget Served { get; private set; }

    /// <summary>One for each native library that was given as it is; a project is watched by its sources.</summary>
    public static LibraryWatch[] For(IEnumerable<InvocationTarget> targets, TemporaryFolders folders) =>
        [.. targets.Where(target => target.Project is null && target.IsHandlerLibrary()).Select(target => new LibraryWatch(target, folders))];

    /// <summary>The packages with those of libraries as they are served.</summary>
    public static IReadOnlyList<InvocationTarget> ServedAmong(IEnumerable<InvocationTarget> targets, LibraryWatch[] watches) =>
        [.. targets.Select(target => Array.Find(watches, watch => watch._source == target)?.Served ?? target)];

    /// <summary>Looks again and again, until it is cancelled.</summary>
    /// <param name="functions">All functions that are served.</param>
    /// <param name="own">Those of the library.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(LocalFunctions functions, RunFunction[] own, CancellationToken cancellationToken)
    {
        functions.Tell($"Watching the native library of {_source.Package}.");
        var last = _seen;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                // One that is being written is another at each look.
                var now = Look();
                if (now == last && now != _seen && now.Identity != default)
                {
                    _seen = now;
                    await TakeAsync(functions, own, cancellationToken);
                }

                last = now;
            }
        }
        finally
        {
            await Task.WhenAll(_afterwards);
        }
    }

    private async Task TakeAsync(LocalFunctions functions, RunFunction[] own, CancellationToken cancellationToken)
    {
        var former = Served;
        try
        {
            var next = Serve();
            _ = LibraryAnswers.OfThisProgram().Of(next.Find().MainAssemblyPath);
            Served = next;
        }
        catch (Exception error) when (error is PackageException or UsageException or IOException or UnauthorizedAccessException)
        {
            functions.Tell(
                $"""
                {_source.Package}: the library has changed, and is not taken; the one before goes on.
                {error.Message}
                """);
            return;
        }

        var updates = await Task.WhenAll(own.Select(function => functions.Find(function.Name)!.UpdateCodeAsync(Served.TaskRoot, function.Handler, cancellationToken)));
        _afterwards.RemoveAll(task => task.IsCompletedSuccessfully);
        _afterwards.Add(TellWhenReadyAsync(functions, updates, cancellationToken));
        _afterwards.Add(DeleteFormerAsync(former, updates));
    }

    private async Task TellWhenReadyAsync(LocalFunctions functions, CodeUpdate[] updates, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(updates.Select(update => update.WaitForInitAsync(cancellationToken))).WaitAsync(LambdaLimits.InitTimeout, cancellationToken);
            functions.Tell($"{_source.Package}: the library has changed, and is served by a new process.");
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            functions.Tell($"{_source.Package}: the library has changed, and its new process is not ready; the next invocation tells why.");
        }
        catch (OperationCanceledException)
        {
            // The end of the command.
        }
    }

    private async Task DeleteFormerAsync(InvocationTarget former, CodeUpdate[] updates)
    {
        await Task.WhenAll(updates.Select(update => update.FormerEnded));
        if (former.TaskRoot != _source.TaskRoot)
        {
            PrivateCopy.Delete(former.TaskRoot);
        }
    }

    // A version never changes in its place.
    private InvocationTarget Serve() => _source.Find() is { Version: null } location
        ? _source with { TaskRoot = PrivateCopy.Make(location.Directory, _folders), Roots = [] }
        : _source;

    // The default where there is none at the moment, as while it is linked.
    private (string Path, FileIdentity Identity) Look()
    {
        try
        {
            var path = _source.Find().MainAssemblyPath;
            return path.EndsWith(HandlerLibrary.Suffix, StringComparison.Ordinal) ? (path, FileIdentity.Of(path)) : default;
        }
        catch (PackageException)
        {
            return default;
        }
    }
}
