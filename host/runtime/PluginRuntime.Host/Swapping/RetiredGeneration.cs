using PluginRuntime.Plugins;

namespace PluginRuntime.Swapping;

/// <summary>
/// A version that serves no more, on its way out of memory.
/// </summary>
/// <remarks><see cref="RetiredGenerations"/> alone moves it on.</remarks>
internal sealed class RetiredGeneration
{
    private RetiredGeneration(string version, RetirementStage stage, long retiredAt)
    {
        Version = version;
        Stage = stage;
        RetiredAt = DrainedAt = StageBeganAt = retiredAt;
    }

    /// <summary>What it is called in the log.</summary>
    public string Version { get; }

    /// <summary>How far it has come.</summary>
    public RetirementStage Stage { get; private set; }

    /// <summary>When it came to that stage, as a time stamp.</summary>
    public long StageBeganAt { get; private set; }

    /// <summary>When it was replaced or given up, as a time stamp.</summary>
    public long RetiredAt { get; }

    /// <summary>When nothing ran on it any more, as a time stamp.</summary>
    public long DrainedAt { get; private set; }

    /// <summary>Where its files lie, until they are removed.</summary>
    public PackageCopy? Copy { get; private set; }

    /// <summary>How often .NET was asked to collect it.</summary>
    public int Collections { get; set; }

    /// <summary>Whether its preparation, its last invocations or its disposal take too long.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>Whether it was told to be leaked. It may be unloaded yet.</summary>
    public bool IsLeaked { get; set; }

    /// <summary>Whether the log says that it stays. What goes after all is told as that.</summary>
    public bool WasTold { get; set; }

    /// <summary>Whether it was never served: what remains of it is not told as that of one that was.</summary>
    public bool IsSilent { get; private init; }

    /// <summary>One that was replaced.</summary>
    public static RetiredGeneration Replaced(Generation generation, long now) =>
        new(generation.Version, new RetirementStage.Draining(generation), now) { Copy = generation.Copy };

    /// <summary>What was loaded of one that never came to serve.</summary>
    public static RetiredGeneration Abandoned(string version, PackageCopy copy, WeakReference context, long now) =>
        new(version, new RetirementStage.Unloading(context), now) { Copy = copy, IsSilent = true };

    /// <summary>One whose preparation hangs.</summary>
    public static RetiredGeneration Hanging(string version, Preparation preparation, long now) =>
        new(version, new RetirementStage.Making(preparation), now) { IsSilent = true, IsOverdue = true };

    /// <summary>Nothing runs on it any more.</summary>
    public void BeginDisposal(GenerationDisposal disposal, PackageCopy copy, long now)
    {
        Copy = copy;
        DrainedAt = now;
        MoveTo(new RetirementStage.Disposing(disposal), now);
    }

    /// <summary>It is disposed.</summary>
    public void BeginUnloading(WeakReference context, long now)
    {
        IsOverdue = false;
        MoveTo(new RetirementStage.Unloading(context), now);
    }

    private void MoveTo(RetirementStage stage, long now)
    {
        Stage = stage;
        StageBeganAt = now;
    }
}
