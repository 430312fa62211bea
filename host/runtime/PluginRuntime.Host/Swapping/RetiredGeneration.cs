
namespace PluginRuntime.Swapping;

/// <summary>
/// A version that serves no more, on its way out of memory.
/// </summary>
internal sealed class RetiredGeneration(string version, long retiredAt)
{
    /// <summary>What it is called in the log.</summary>
    public string Version { get; } = version;

    /// <summary>When it was replaced, as a time stamp.</summary>
    public long RetiredAt { get; } = retiredAt;

    /// <summary>What still makes it, though it was given up.</summary>
    public Preparation? Hanging { get; set; }

    /// <summary>The generation, while invocations still run on it.</summary>
    public Generation? Draining { get; set; }

    /// <summary>What disposes it, once its last invocation has ended.</summary>
    public Thread? Disposing { get; set; }

    /// <summary>Its load context, once it was told to unload.</summary>
    public WeakReference? Context { get; set; }

    /// <summary>When its last invocation had ended, as a time stamp.</summary>
    public long DrainedAt { get; set; }

    /// <summary>Where its files lie, until they are removed.</summary>
    public Plugins.PackageCopy? Copy { get; set; }

    /// <summary>How often .NET was asked to collect it.</summary>
    public int Collections { get; set; }

    /// <summary>Whether it was told to be leaked. It may be unloaded yet.</summary>
    public bool IsLeaked { get; set; }

    /// <summary>Whether its last invocations, its disposal or its preparation take too long.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>Whether it was never served: what remains of it is not told as that of one that was.</summary>
    public bool IsSilent { get; init; }
}
