using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Plugins;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// The handlers of a package that is swapped while invocations are served.
/// </summary>
/// <remarks>One thread sees the change, prepares the version beside the invocations, publishes it and retires the one before.</remarks>
internal sealed class HotSwap : HandlerSource
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooksForAPause = TimeSpan.FromMilliseconds(1);

    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly TimeSpan _drainLimit;
    private readonly SwapLog _log;
    private readonly GenerationMaker _maker;
    private readonly ServedGeneration _served;
    private readonly RetiredGenerations _retired;
    private readonly PointerWatch _pointer;
    private readonly VersionFollower _follower;
    private readonly Thread _thread;
    private volatile bool _isStopping;

    /// <summary>Makes it ready; nothing is watched before <see cref="Start"/>.</summary>
    /// <param name="first">The generation that serves first.</param>
    /// <param name="maker">Makes the others; disposed with this.</param>
    /// <param name="environment">The settings.</param>
    /// <param name="listeners">Opens tracing.</param>
    /// <param name="log">Where swaps are told.</param>
    /// <param name="clock">The time.</param>
    public HotSwap(
        Generation first, GenerationMaker maker, LambdaEnvironment environment, ListenerWatch listeners, SwapLog log, TimeProvider clock)
    {
        var package = first.Plugin.Package;
        _drainLimit = environment.HotSwap!.DrainLimit;
        _log = log;
        _maker = maker;
        _served = new ServedGeneration(first, listeners, log.Counts);
        _retired = new RetiredGenerations(_served, environment.HotSwap, log, clock, Collect, Wake);
        _pointer = new PointerWatch(Path.Join(package.Root.Directory, package.Name), clock);
        _follower = new VersionFollower(_pointer, maker, _served, _retired, environment, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "swap" };
    }

    /// <inheritdoc/>
    public override string Description => _served.Description;

    /// <summary>Any version may have something to dispose, and the copies of packages are to be removed.</summary>
    public override bool HasToDispose => true;

    /// <summary>Begins to watch.</summary>
    public void Start() => _thread.UnsafeStart();

    /// <inheritdoc/>
    public override void BeforeNext()
    {
        if (_pointer.HasChanged())
        {
            Wake();
        }

        _served.Trace();
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow() => _served.Borrow();

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
        if (_served.Return(handler))
        {
            Wake();
        }
    }

    /// <summary>Ends the watch and disposes what still serves.</summary>
    public override void Dispose()
    {
        _isStopping = true;
        Wake();
        _thread.Join(_drainLimit);
        Disposal.Of(_served.Current.Handler, _log.Failed);
        _retired.DisposeAll();
        _maker.Dispose();
    }

    private static void Collect()
    {
        CacheSweep.Run();
        GC.Collect();
    }

    private void Wake() => _wake.Set();

    private void Run()
    {
        while (!_isStopping)
        {
            _ = _wake.WaitOne(_retired.IsAwaitingPause ? BetweenLooksForAPause : BetweenLooks);
            try
            {
                _retired.Step();
                if (!_isStopping && _follower.HasNews)
                {
                    _follower.Follow();
                }
            }
            catch (Exception error)
            {
                _log.Failed("Swapping failed; this is a fault of the host's own. What serves goes on.", error);
            }
        }
    }
}
