namespace PluginRuntime.Swapping;

/// <summary>
/// How far a version that serves no more has come on its way out of memory, with the one thing that there is still to wait for.
/// </summary>
internal abstract record RetirementStage
{
    private RetirementStage()
    {
    }

    /// <summary>It was given up while it was still being made.</summary>
    public sealed record Making(Preparation Preparation) : RetirementStage;

    /// <summary>Invocations may still run on it.</summary>
    public sealed record Draining(Generation Generation) : RetirementStage;

    /// <summary>Its last invocation has ended; its handler and services are being disposed.</summary>
    public sealed record Disposing(GenerationDisposal Disposal) : RetirementStage;

    /// <summary>It was told to unload: its load context is alive until .NET has collected all of it.</summary>
    public sealed record Unloading(WeakReference Context) : RetirementStage;
}
