using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Swapping;

/// <summary>
/// The making of one generation, on a thread of its own.
/// </summary>
/// <remarks>Code that hangs cannot be stopped, but nobody has to wait for it.</remarks>
internal sealed class Preparation
{
    private readonly Func<Generation> _make;
    private readonly Thread _thread;
    private Generation? _made;
    private volatile bool _isEnded;

    private Preparation(Func<Generation> make)
    {
        _make = make;
        _thread = new Thread(Work) { IsBackground = true, Name = "swap preparation" };
    }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>What it failed with, in words; <see langword="null"/> if it did not fail.</summary>
    public string? Failure { get; private set; }

    /// <summary>Begins one. None of the flow of one plugin reaches the next.</summary>
    public static Preparation Start(Func<Generation> make)
    {
        var preparation = new Preparation(make);
        preparation._thread.UnsafeStart();
        return preparation;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it came within the limit.</returns>
    public bool Wait(TimeSpan limit) => _thread.Join(limit);

    /// <summary>Takes out what it made, so that nothing is held here.</summary>
    public Generation? Take() => Interlocked.Exchange(ref _made, null);

    private void Work()
    {
        try
        {
            _made = _make();
        }
        catch (Exception error)
        {
            // The exception itself holds the code that threw it.
            Failure = Describe(error);
        }

        _isEnded = true;
    }

    private static string Describe(Exception error) =>
        error is PackageException or InitException ? error.Message : $"It failed with {error}";
}
