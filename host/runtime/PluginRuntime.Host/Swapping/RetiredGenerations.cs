using System.Diagnostics;
using System.Runtime.CompilerServices;
using PluginRuntime.Handlers;
using PluginRuntime.Plugins;

namespace PluginRuntime.Swapping;

/// <summary>
/// Takes replaced versions out of memory: waits for their last invocations, disposes them, unloads them, and sees by a weak reference whether
/// anything of them is left.
/// </summary>
/// <remarks>
/// .NET unloads a load context in several collections, with finalizers in between. They are asked for once a second, more often only where many
/// versions wait, and between invocations where there is such a moment; nothing waits for a finalizer, which may be the plugin's.
/// </remarks>
/// <param name="served">Counts the invocations.</param>
/// <param name="drainLimit">How long the last invocations may take, and disposing after them.</param>
/// <param name="log">Where it is told.</param>
/// <param name="counts">Where it is counted.</param>
/// <param name="wake">Has <see cref="Step"/> called soon.</param>
internal sealed class RetiredGenerations(ServedGeneration served, TimeSpan drainLimit, SwapLog log, SwapCounts counts, Action wake)
{
    // Two or three are enough for all that can go, unless the finalizers' thread is held up.
    private const int MostCollections = 10;
    private static readonly TimeSpan PatienceBeforeLeaked = TimeSpan.FromSeconds(8);

    // So many are waiting only if versions follow each other faster than collections: their memory would add up.
    private const int Many = 16;

    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCollectionsOfMany = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceForAPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly List<RetiredGeneration> _all = [];
    private long _collectedAt = Stopwatch.GetTimestamp();

    /// <summary>Those that should be gone and are not.</summary>
    public string[] Leaked
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.Where(retired => retired.IsLeaked || retired.IsOverdue).Select(retired => retired.Version)];
            }
        }
    }

    /// <summary>Takes over a generation that was replaced.</summary>
    public void Add(Generation generation) =>
        Add(new RetiredGeneration(generation.Version, Stopwatch.GetTimestamp()) { Draining = generation, Copy = generation.Copy });

    /// <summary>Takes over what was loaded of a version that never came to serve.</summary>
    public void AddAbandoned(string version, PackageCopy copy, WeakReference context) => Add(
        new RetiredGeneration(version, Stopwatch.GetTimestamp()) { IsSilent = true, Copy = copy, Context = context, DrainedAt = Stopwatch.GetTimestamp() });

    /// <summary>Takes over the preparation of a version that hangs, with what it makes after all: nobody will use it.</summary>
    public void AddHanging(string version, Preparation preparation)
    {
        counts.Leaked++;
        Add(new RetiredGeneration(version, Stopwatch.GetTimestamp()) { IsSilent = true, IsOverdue = true, Hanging = preparation });
    }

    /// <summary>Does what can be done now. For one thread alone.</summary>
    public void Step()
    {
        RetiredGeneration[] all;
        lock (_gate)
        {
            all = [.. _all];
        }

        foreach (var retired in all)
        {
            TakeLate(retired);
            Drain(retired);
            FindUnloaded(retired);
        }

        Collect(all);
    }

    /// <summary>Disposes those that were not yet, as the process ends, and waits for those that are being disposed. Nothing is under way any more.</summary>
    public void DisposeAll()
    {
        RetiredGeneration[] all;
        lock (_gate)
        {
            all = [.. _all];
        }

        foreach (var retired in all)
        {
            Drain(retired);
        }

        var began = Stopwatch.GetTimestamp();
        foreach (var retired in all)
        {
            var left = drainLimit - Stopwatch.GetElapsedTime(began);
            retired.Disposing?.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeLate(RetiredGeneration retired)
    {
        if (retired.Hanging is not { IsEnded: true } hanging)
        {
            return;
        }

        retired.Hanging = null;
        if (hanging.Take() is not { } made)
        {
            Remove(retired);
            return;
        }

        retired.Copy = made.Copy;
        retired.DrainedAt = Stopwatch.GetTimestamp();
        StartDisposal(retired, made);
    }

    // What is looked at here must not stay in the caller's frame.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Drain(RetiredGeneration retired)
    {
        if (retired.Draining is { } generation && served.TryForget(generation))
        {
            retired.Draining = null;
            retired.DrainedAt = Stopwatch.GetTimestamp();
            StartDisposal(retired, generation);
        }
        else if (retired is { Context: null, IsOverdue: false } && Stopwatch.GetElapsedTime(Began(retired)) > drainLimit)
        {
            retired.IsOverdue = true;
            counts.Leaked++;
            log.Leaked(retired.Version, WhyItStays.Overdue(drainLimit, isDrained: retired.DrainedAt > 0));
        }
    }

    private static long Began(RetiredGeneration retired) => retired.DrainedAt > 0 ? retired.DrainedAt : retired.RetiredAt;

    // On a thread of its own: what is disposed may hang.
    private void StartDisposal(RetiredGeneration retired, Generation generation)
    {
        retired.Disposing = new Thread(() => Unload(retired, generation)) { IsBackground = true, Name = "swap disposal" };
        retired.Disposing.UnsafeStart();
    }

    private void Unload(RetiredGeneration retired, Generation generation)
    {
        Disposal.Of(generation.Handler, log.Failed);
        generation.Handler.Tracing.Dispose();
        var context = generation.Plugin.Unload();
        if (!retired.IsSilent)
        {
            log.Drained(retired.Version, Stopwatch.GetElapsedTime(retired.RetiredAt));
        }

        lock (_gate)
        {
            retired.IsOverdue = false;
            retired.Disposing = null;
            retired.Context = context;
        }

        wake();
    }

    private void FindUnloaded(RetiredGeneration retired)
    {
        if (retired.Context is not { IsAlive: false })
        {
            return;
        }

        Remove(retired);
        retired.Copy?.Remove();
        if (!retired.IsSilent)
        {
            counts.Unloaded++;
            log.Unloaded(retired.Version, Stopwatch.GetElapsedTime(retired.DrainedAt));
        }
    }

    private void Collect(RetiredGeneration[] all)
    {
        RetiredGeneration[] waiting = [.. all.Where(retired => retired is { Context.IsAlive: true, IsLeaked: false })];
        var pause = waiting.Length > Many ? BetweenCollectionsOfMany : BetweenCollections;
        if (waiting.Length == 0 || Stopwatch.GetElapsedTime(_collectedAt) < pause)
        {
            return;
        }

        AwaitPause();
        CacheSweep.Run();
        GC.Collect();
        _collectedAt = Stopwatch.GetTimestamp();
        foreach (var retired in waiting)
        {
            if (++retired.Collections >= MostCollections
                && Stopwatch.GetElapsedTime(retired.DrainedAt) > PatienceBeforeLeaked
                && retired.Context is { IsAlive: true })
            {
                retired.IsLeaked = true;
                counts.Leaked++;
                log.Leaked(retired.Version, WhyItStays.Held(retired.Copy));
            }
        }
    }

    // Under steady load there is none.
    private void AwaitPause()
    {
        var began = Stopwatch.GetTimestamp();
        while (served.Current.Users > 0 && Stopwatch.GetElapsedTime(began) < PatienceForAPause)
        {
            Thread.Sleep(1);
        }
    }

    private void Add(RetiredGeneration retired)
    {
        lock (_gate)
        {
            _all.Add(retired);
        }
    }

    private void Remove(RetiredGeneration retired)
    {
        lock (_gate)
        {
            _all.Remove(retired);
        }
    }
}
