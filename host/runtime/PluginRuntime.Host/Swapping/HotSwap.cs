using System.Diagnostics;
using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// Follows the package's file <c>current</c> to another version while invocations are served.
/// </summary>
/// <remarks>
/// One thread sees the change, prepares the version beside the invocations, publishes it and retires the one before. Whatever fails on the way
/// leaves the one before in service.
/// </remarks>
internal sealed class HotSwap : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly HotSwapSettings _settings;
    private readonly PackageLocation _package;
    private readonly GenerationMaker _maker;
    private readonly CopyFolder _copies;
    private readonly bool _prewarms;
    private readonly PointerWatch _pointer;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly SwapCounts _counts = new();
    private readonly SwapLog _log;
    private readonly ServedGeneration _served;
    private readonly RetiredGenerations _retired;
    private readonly Action<string> _published;
    private string? _toldOfLeaks;
    private Thread? _thread;
    private volatile bool _isStopping;

    /// <summary>Makes it ready; nothing is watched before <see cref="Start"/>.</summary>
    /// <param name="first">The generation that serves first.</param>
    /// <param name="maker">Makes the others.</param>
    /// <param name="copies">Where their files lie; disposed with this.</param>
    /// <param name="environment">The settings.</param>
    /// <param name="listeners">Opens tracing.</param>
    /// <param name="log">Where swaps are told.</param>
    /// <param name="published">Is told what is bound from now on.</param>
    public HotSwap(
        Generation first,
        GenerationMaker maker,
        CopyFolder copies,
        LambdaEnvironment environment,
        ListenerWatch listeners,
        SwapLog log,
        Action<string> published)
    {
        _settings = environment.HotSwap!;
        _prewarms = environment.PrewarmsSwaps;
        _package = first.Plugin.Package;
        _maker = maker;
        _copies = copies;
        _log = log;
        _published = published;
        _pointer = new PointerWatch(Path.Join(_package.Root.Directory, _package.Name));
        _served = new ServedGeneration(first, listeners, _counts, Look);
        _retired = new RetiredGenerations(_served, _settings.DrainLimit, log, _counts, Wake);
        _served.OnDrained(Wake);
    }

    /// <summary>Where the loops get their handler.</summary>
    public HandlerSource Handlers => _served;

    /// <summary>Begins to watch.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "swap" };
        _thread.UnsafeStart();
    }

    /// <summary>Ends the watch and disposes what still serves. No invocation can come any more.</summary>
    public void Dispose()
    {
        _isStopping = true;
        Wake();
        _thread?.Join(_settings.DrainLimit);
        Disposal.Of(_served.Current.Handler, _log.Failed);
        _retired.DisposeAll();
        _copies.Dispose();
    }

    private void Wake() => _wake.Set();

    private void Look()
    {
        if (_pointer.HasChanged())
        {
            Wake();
        }
    }

    private void Run()
    {
        while (!_isStopping)
        {
            _ = _wake.WaitOne(BetweenLooks);
            try
            {
                _retired.Step();
                if (!_isStopping && (_pointer.HasChanged() || _pointer.IsReplaced() || _toldOfLeaks is not null))
                {
                    Follow();
                }
            }
            catch (Exception error)
            {
                _log.Failed("Swapping failed; this is a fault of the host's own. What serves goes on.", error);
            }
        }
    }

    private void Follow()
    {
        var name = "'current'";
        try
        {
            var version = _pointer.Take(out var versionsDirectory);
            name = version.Value;
            if (name == _served.Current.Version)
            {
                _toldOfLeaks = null;
            }
            else if (!IsRefusedForLeaks(name))
            {
                Swap(_package.OfVersion(version, versionsDirectory));
            }
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            Refuse(name, error.Message);
        }
    }

    private void Swap(PackageLocation deployed)
    {
        var version = deployed.Version?.Value ?? "";
        var began = Stopwatch.GetTimestamp();
        var preparation = Preparation.Start(
            () => _maker.Make(deployed, _prewarms, (copy, context) => _retired.AddAbandoned(version, copy, context)));
        if (!preparation.Wait(_settings.PrepareLimit))
        {
            _retired.AddHanging(version, preparation);
            Refuse(version, $"Making its handler takes longer than {SwapLog.Milliseconds(_settings.PrepareLimit)} ms, which is the limit that PLUGINRUNTIME_PREPARE_MS sets.");
        }
        else if (preparation.Take() is { } generation)
        {
            _log.Prepared(version, Stopwatch.GetElapsedTime(began));
            Publish(generation);
        }
        else
        {
            Refuse(version, preparation.Failure!);
        }
    }

    private void Publish(Generation generation)
    {
        var description = generation.Handler.Description;
        var before = _served.Publish(generation);
        _published(description);
        _log.Published(generation.Version, before.Version, Stopwatch.GetElapsedTime(_pointer.ChangedAt), description);
        _counts.Published++;
        _retired.Add(before);
        Wake();
    }

    private bool IsRefusedForLeaks(string version)
    {
        var leaked = _retired.Leaked;
        if (leaked.Length < _settings.MaxLeaked)
        {
            _toldOfLeaks = null;
            return false;
        }

        if (_toldOfLeaks != version)
        {
            _toldOfLeaks = version;
            Refuse(
                version,
                $"""
                {leaked.Length} replaced versions are still in memory, as many as may be: {NameList.Of(leaked)}.
                What holds each was told when it was replaced. Restart the host, mend what holds them, or let more of them stay by PLUGINRUNTIME_MAX_LEAKED.
                """);
        }

        return true;
    }

    private void Refuse(string version, string reason)
    {
        // What was made of it may have set this for its own constructor.
        Surroundings.SetBaseDirectory(_served.Current.Handler.PackageDirectory);
        _pointer.Refuse();
        _counts.Refused++;
        _log.Refused(version, _served.Current.Version, reason);
    }
}
