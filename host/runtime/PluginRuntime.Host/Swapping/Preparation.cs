using System.Runtime.ExceptionServices;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// The making of one generation, on a thread of its own.
/// </summary>
/// <remarks>Code that hangs cannot be stopped, but nobody has to wait for it.</remarks>
internal sealed class Preparation
{
    private readonly Func<MakingClaim, Generation> _make;
    private readonly MakingClaim _claim = new();
    private readonly TimeProvider _clock;
    private readonly Thread _thread;
    private Generation? _made;
    private ExceptionDispatchInfo? _error;
    private volatile bool _isEnded;

    private Preparation(Func<MakingClaim, Generation> make, TimeProvider clock)
    {
        _make = make;
        _clock = clock;
        _thread = new Thread(Work) { IsBackground = true, Name = "swap preparation" };
    }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>How long it took to its end.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>What it failed with, in words; <see langword="null"/> if it did not fail.</summary>
    public string? Failure { get; private set; }

    /// <summary>Begins one. None of the flow of one plugin reaches the next.</summary>
    public static Preparation Start(Func<MakingClaim, Generation> make, TimeProvider clock)
    {
        var preparation = new Preparation(make, clock);
        preparation._thread.UnsafeStart();
        return preparation;
    }

    /// <summary>The words for one that does not come to its end.</summary>
    /// <param name="limit">How long it may take.</param>
    public static string TooSlow(TimeSpan limit) =>
        $"Making its handler takes longer than {SwapLog.Milliseconds(limit)} ms, which is the limit that PLUGINRUNTIME_PREPARE_MS sets.";

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it came within the limit.</returns>
    public bool Wait(TimeSpan limit) => _thread.Join(limit);

    /// <summary>Nobody waits for it any more. It ends at its next step, and from here on touches nothing that is the process's.</summary>
    public void GiveUp() => _claim.GiveUp();

    /// <summary>Takes out what it made, so that nothing is held here; <see langword="null"/> if it failed.</summary>
    public Generation? Take() => Interlocked.Exchange(ref _made, null);

    /// <summary>Takes out what it made. What it failed with comes out as it was thrown, and holds the code that threw it.</summary>
    public Generation TakeOrThrow()
    {
        _error?.Throw();
        return Take()!;
    }

    private void Work()
    {
        var began = _clock.GetTimestamp();
        try
        {
            _made = _make(_claim);
        }
        catch (Exception error)
        {
            // In words already here: the exception may be of the plugin's own type, and its words take their time.
            Failure = Describe(error);
            _error = ExceptionDispatchInfo.Capture(error);
        }

        Duration = _clock.GetElapsedTime(began);
        _isEnded = true;
    }

    private static string Describe(Exception error) =>
        error is PackageException or InitException ? error.Message : $"It failed with {error}";
}
