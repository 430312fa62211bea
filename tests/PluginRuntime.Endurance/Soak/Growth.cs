using System.Globalization;
using PluginRuntime.Endurance.Processes;

namespace PluginRuntime.Endurance.Soak;

/// <summary>
/// Finds what grows in samples taken at even distances, the first fifth of which is warm-up.
/// </summary>
/// <remarks>
/// The least of the last quarter is held against the most of the time from a fifth to a half: a collector makes memory go up and down, a
/// leak alone lifts its lowest point above what was once its highest.
/// </remarks>
internal static class Growth
{
    /// <summary>Few more than before are no leak: the thread pool has its own mind.</summary>
    public const int ToleratedHandles = 2;

    /// <inheritdoc cref="ToleratedHandles"/>
    public const int ToleratedThreads = 2;

    /// <summary>One sentence for each thing that grew; none if nothing did.</summary>
    public static IEnumerable<string> Find(IReadOnlyList<Footprint> samples, long toleratedMemoryBytes)
    {
        var before = samples.Skip(samples.Count / 5).Take((samples.Count / 2) - (samples.Count / 5)).ToArray();
        var after = samples.Skip(samples.Count * 3 / 4).ToArray();
        var (most, least) = (before.Max(sample => sample.MemoryBytes), after.Min(sample => sample.MemoryBytes));
        if (least - most > toleratedMemoryBytes)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"memory grew from {most / Footprint.Megabyte:F1} to {least / Footprint.Megabyte:F1} MB, {toleratedMemoryBytes / Footprint.Megabyte:F0} MB more are tolerated");
        }

        var (mostHandles, leastHandles) = (before.Max(sample => sample.Handles), after.Min(sample => sample.Handles));
        if (leastHandles - mostHandles > ToleratedHandles)
        {
            yield return $"handles grew from {mostHandles} to {leastHandles}, {ToleratedHandles} more are tolerated";
        }

        var (mostThreads, leastThreads) = (before.Max(sample => sample.Threads), after.Min(sample => sample.Threads));
        if (leastThreads - mostThreads > ToleratedThreads)
        {
            yield return $"threads grew from {mostThreads} to {leastThreads}, {ToleratedThreads} more are tolerated";
        }
    }
}
