using System.Runtime.CompilerServices;
using PluginRuntime.Plugins;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// Takes replaced versions out of memory: waits for their last invocations, disposes them, unloads them, and sees by a weak reference whether
/// anything of them is left.
/// </summary>
/// <remarks>
/// Any thread may use it. One lock owns the lives of all: nothing is looked at and nothing moves on without it. What happens on other threads, a
/// preparation that comes back and a disposal that ends, is asked for.
/// </remarks>
/// <param name="served">Counts the invocations.</param>
/// <param name="settings">How long the last invocations may take, and disposing after them, and how many versions may stay.</param>
/// <param name="log">Where it is told and counted.</param>
/// <param name="clock">The time.</param>
/// <param name="collect">Has .NET collect.</param>
/// <param name="wake">Has <see cref="Step"/> called soon.</param>
internal sealed class RetiredGenerations(
    ServedGeneration served, HotSwapSettings settings, SwapLog log, TimeProvider clock, Action collect, Action wake)
{
    private readonly Lock _gate = new();
    private readonly List<RetiredGeneration> _all = [];
    private readonly UnloadCollections _collections = new(clock, collect);

    /// <summary>Whether a collection is due and waits for a moment without an invocation.</summary>
    public bool IsAwaitingPause => _collections.IsAwaitingPause;

    /// <summary>Why no version may come at the moment: too many that should be gone are not. <see langword="null"/> if one may.</summary>
    public string? Obstacle()
    {
        lock (_gate)
        {
            string[] leaked = [.. _all.Where(retired => retired.IsLeaked || retired.IsOverdue).Select(retired => retired.Version)];
            return leaked.Length < settings.MaxLeaked ? null : WhyItStays.TooMany(leaked);
        }
    }

    /// <summary>Takes over a generation that was replaced.</summary>
    public void Add(Generation generation)
    {
        Add(RetiredGeneration.Replaced(generation, clock.GetTimestamp()));
        wake();
    }

    /// <summary>Takes over what was loaded of a version that never came to serve.</summary>
    public void AddAbandoned(string version, PackageCopy copy, WeakReference context) =>
        Add(RetiredGeneration.Abandoned(version, copy, context, clock.GetTimestamp()));

    /// <summary>Takes over the preparation of a version that hangs, with what it makes after all: nobody will use it.</summary>
    public void AddHanging(string version, Preparation preparation)
    {
        log.Counts.Leaked++;
        Add(RetiredGeneration.Hanging(version, preparation, clock.GetTimestamp()));
    }

    /// <summary>Does what can be done now.</summary>
    public void Step()
    {
        lock (_gate)
        {
            AdvanceAll();
            Collect();
        }
    }

    /// <summary>Disposes those that were not yet, as the process ends, and waits for those that are being disposed. Nothing is under way any more.</summary>
    public void DisposeAll()
    {
        lock (_gate)
        {
            AdvanceAll();
            var began = clock.GetTimestamp();
            foreach (var retired in _all)
            {
                if (retired.Stage is RetirementStage.Disposing { Disposal: var disposal })
                {
                    var left = settings.DrainLimit - clock.GetElapsedTime(began);
                    disposal.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                }
            }

            AdvanceAll();
        }
    }

    private void AdvanceAll()
    {
        foreach (var retired in _all.ToArray())
        {
            Advance(retired);
        }
    }

    // What is looked at here must not stay in the caller's frame.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Advance(RetiredGeneration retired)
    {
        // Before the look: what ends between the two has ended in time.
        var now = clock.GetTimestamp();
        switch (retired.Stage)
        {
            case RetirementStage.Making { Preparation: { IsEnded: true } preparation }:
                TakeLate(retired, preparation, now);
                break;
            case RetirementStage.Draining { Generation: var generation } when served.TryForget(generation):
                Dispose(retired, generation, now);
                break;
            case RetirementStage.Disposing { Disposal.Context: { } context }:
                TellDrained(retired, now);
                retired.BeginUnloading(context, now);
                break;
            case RetirementStage.Unloading { Context.IsAlive: false }:
                Forget(retired, now);
                break;
            case RetirementStage.Draining or RetirementStage.Disposing:
                LookAtLimit(retired, now);
                break;
        }
    }

    private void TakeLate(RetiredGeneration retired, Preparation preparation, long now)
    {
        if (preparation.Take() is { } made)
        {
            Dispose(retired, made, now);
        }
        else
        {
            _all.Remove(retired);
        }
    }

    private void Dispose(RetiredGeneration retired, Generation generation, long now) =>
        retired.BeginDisposal(GenerationDisposal.Start(generation, log, wake), generation.Copy, now);

    private void TellDrained(RetiredGeneration retired, long now)
    {
        if (!retired.IsSilent)
        {
            log.Drained(retired.Version, clock.GetElapsedTime(retired.RetiredAt, now));
        }
    }

    private void Forget(RetiredGeneration retired, long now)
    {
        _all.Remove(retired);
        retired.Copy?.Remove();
        if (!retired.IsSilent || retired.WasTold)
        {
            log.Unloaded(retired.Version, clock.GetElapsedTime(retired.DrainedAt, now), retired.WasTold);
        }
    }

    private void LookAtLimit(RetiredGeneration retired, long now)
    {
        if (!retired.IsOverdue && clock.GetElapsedTime(retired.StageBeganAt, now) > settings.DrainLimit)
        {
            retired.IsOverdue = retired.WasTold = true;
            log.Leaked(retired.Version, WhyItStays.Overdue(settings.DrainLimit, isDrained: retired.Stage is RetirementStage.Disposing));
        }
    }

    private void Collect()
    {
        RetiredGeneration[] alive = [.. _all.Where(retired => retired.Stage is RetirementStage.Unloading { Context.IsAlive: true })];
        var leaked = alive.Count(retired => retired.IsLeaked);
        if (!_collections.TryCollect(alive.Length - leaked, leaked, served.IsBusy))
        {
            return;
        }

        foreach (var retired in alive.Where(retired => !retired.IsLeaked))
        {
            retired.Collections++;
            if (_collections.ShouldBeGone(retired) && retired.Stage is RetirementStage.Unloading { Context: { IsAlive: true } context })
            {
                retired.IsLeaked = retired.WasTold = true;
                log.Leaked(retired.Version, WhyItStays.Held(retired.Copy, context));
            }
        }
    }

    private void Add(RetiredGeneration retired)
    {
        lock (_gate)
        {
            _all.Add(retired);
        }
    }
}
