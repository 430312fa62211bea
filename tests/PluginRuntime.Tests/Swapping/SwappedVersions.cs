extern alias host;

using System.Runtime.CompilerServices;
using System.Text;
using host::PluginRuntime.Binding;
using host::PluginRuntime.Handlers;
using host::PluginRuntime.Log;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.HandlerStrings;
using host::PluginRuntime.Settings;
using host::PluginRuntime.Swapping;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Swapping;

/// <summary>
/// A package that is really copied and loaded, one version after the other, with a handler that the test sees disposed and a clock that it moves.
/// </summary>
internal sealed class SwappedVersions : IDisposable
{
    private static readonly string Artifacts = Path.Join(AppContext.BaseDirectory, "..", "..");
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly TemporaryFolder _disk = new();
    private readonly CopyFolder _copies = CopyFolder.Make();
    private readonly PluginSideFolder _side = new(Path.Join(Artifacts, "PluginRuntime.Host", Configuration));
    private readonly SemaphoreSlim _woken = new(0);
    private readonly List<string> _told = [];
    private readonly List<object> _held = [];
    private readonly string _package;
    private readonly SwapLog _log;
    private BoundHandler? _borrowed;
    private int _versions;

    /// <summary>Loads the first version.</summary>
    /// <param name="owned">What its handler holds.</param>
    /// <param name="package">The package, as the build left it.</param>
    /// <param name="maxLeaked">The setting of this name, if it is set.</param>
    /// <param name="drainMilliseconds">The limit of this name, if it is set.</param>
    public SwappedVersions(IDisposable? owned = null, string package = "Swaps", string? maxLeaked = null, string? drainMilliseconds = null)
    {
        _package = package;
        var log = new LogWriter(record => _told.Add(MessageOf(record)), TimeProvider.System);
        _log = new SwapLog(log, package);
        var settings = HotSwapSettings.Read(variable => variable switch
        {
            "PLUGINRUNTIME_HOT_SWAP" => "1",
            "PLUGINRUNTIME_MAX_LEAKED" => maxLeaked,
            "PLUGINRUNTIME_DRAIN_MS" => drainMilliseconds,
            _ => null,
        })!;
        Limit = settings.DrainLimit;
        Served = new ServedGeneration(Make(owned), new ListenerWatch(log), _log.Counts);
        Retired = new RetiredGenerations(Served, settings, _log, Clock, Collect, () => _woken.Release());
    }

    public InterruptedClock Clock { get; } = new();

    public ServedGeneration Served { get; }

    public RetiredGenerations Retired { get; }

    /// <summary>How long the last invocations may take, and disposing after them.</summary>
    public TimeSpan Limit { get; }

    public SwapCounts Counts => _log.Counts;

    /// <summary>How often .NET was asked to collect.</summary>
    public int Collections { get; private set; }

    /// <summary>What was told of swaps so far.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>How many copies of versions are on the disk.</summary>
    public int Copies => Directory.GetDirectories(_copies.Path).Length;

    /// <summary>Loads another version and retires the one that served.</summary>
    /// <param name="owned">What the handler of the new one holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Replace(IDisposable? owned = null)
    {
        Retired.Add(Served.Publish(Make(owned)));
        AwaitWake();
    }

    /// <summary>Has something hold the version that serves, as a pin of its own would.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Hold() => _held.Add(Served.Current.Plugin);

    /// <summary>Ends that, and has .NET collect: a context goes in several collections, with finalizers between its parts.</summary>
    public void LetGo()
    {
        _held.Clear();
        for (var round = 0; round < 20; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Begins an invocation, on a thread of its own: what flows with it stays there.</summary>
    public void BeginInvocation()
    {
        var loop = new Thread(() => _borrowed = Served.Borrow());
        loop.UnsafeStart();
        loop.Join();
    }

    /// <summary>Ends it.</summary>
    /// <returns>Whether it was the last on a version that was replaced.</returns>
    public bool EndInvocation() => Served.Return(Interlocked.Exchange(ref _borrowed, null)!);

    /// <summary>Lets time pass and looks.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        Retired.Step();
    }

    /// <summary>Looks.</summary>
    public void Step() => Pass(TimeSpan.Zero);

    /// <summary>Retired versions are disposed that were not yet, and are told to unload.</summary>
    public void StepThroughDisposal()
    {
        Step();
        AwaitWake();
        Step();
    }

    /// <summary>Waits until a disposal has ended.</summary>
    public void AwaitWake() => Assert.True(_woken.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "Nothing called for another look.");

    /// <summary>Lets time pass until the copy of a version that nobody holds is removed, since nothing is left of it in memory.</summary>
    /// <returns>How many seconds that were.</returns>
    public int PassUntilGone()
    {
        var copies = Copies;
        for (var seconds = 1; seconds <= 20; seconds++)
        {
            Pass(TimeSpan.FromSeconds(1));
            if (Copies < copies)
            {
                return seconds;
            }
        }

        throw new InvalidOperationException("The version is still in memory after 20 collections.");
    }

    /// <summary>Loads a version that serves nobody.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Generation Make(IDisposable? owned = null)
    {
        var copy = PackageCopy.Make(Deploy((++_versions).ToString(System.Globalization.CultureInfo.InvariantCulture)), _copies, _side.Path);
        var plugin = LoadedPlugin.Load(copy.Package, _side, isUnloadable: true);
        var handler = new BoundHandler { Call = new Unasked(), Description = "Unasked", PackageDirectory = copy.Package.Directory, Owned = owned };
        return new Generation(copy, plugin, handler);
    }

    /// <summary>Loads a version and gives it up, as one whose constructor throws.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Abandon()
    {
        var made = Make();
        Retired.AddAbandoned(made.Version, made.Copy, made.Plugin.Unload());
    }

    public void Dispose()
    {
        _copies.Dispose();
        _disk.Dispose();
        _woken.Dispose();
    }

    private void Collect()
    {
        Collections++;
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private PackageLocation Deploy(string version)
    {
        var folder = _disk.Folder(Path.Join(_package, version));
        foreach (var file in Directory.GetFiles(Path.Join(Artifacts, _package, Configuration)))
        {
            File.Copy(file, Path.Join(folder, Path.GetFileName(file)));
        }

        return new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse($"{_package}@{version}"));
    }

    private static string MessageOf(byte[] record) => Encoding.UTF8.GetString(record).TrimEnd('\n').Split('\t')[^1];

    private sealed class Unasked : BoundCall
    {
        public override void Invoke(
            ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
