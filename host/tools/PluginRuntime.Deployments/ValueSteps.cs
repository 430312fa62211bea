using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments;

/// <summary>
/// How far values are followed that ask for others, each for others again: what goes on without end stays unknown.
/// </summary>
internal sealed class ValueSteps
{
    /// <summary>How deep values may ask for each other.</summary>
    public const int MaxDepth = 20;

    /// <summary>How long a text may become, in characters.</summary>
    public const int MaxLength = 4_096;

    private const int MaxSteps = 20_000;

    private int _steps;

    /// <summary>Takes a step; <see langword="null"/> if it may be taken.</summary>
    /// <param name="depth">How many may still follow.</param>
    /// <param name="place">Where it is.</param>
    public DescribedValue? Refusal(int depth, TextPlace place) =>
        depth <= 0 || ++_steps > MaxSteps ? DescribedValue.Unknown("values that ask for each other without end", place) : null;
}
