namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What a process's memory does while its package is swapped.</summary>
/// <param name="series">The physical memory in bytes after each swap, the first one first.</param>
internal sealed class MemoryGrowth(IReadOnlyList<long> series)
{
    // Until then the host's own code is compiled, and its heap finds its size.
    private const int MostSwapsToSettle = 100;
    private const int Steps = 10;

    /// <summary>
    /// Bytes for each swap after the first 100, or the first half if there are fewer than 200: the mean of the last tenth less that of
    /// the first one, by the swaps between them. A single value says little, since it depends on when .NET last collected.
    /// </summary>
    public double PerSwap
    {
        get
        {
            long[] settled = [.. series.Skip(Math.Min(MostSwapsToSettle, series.Count / 2))];
            var tenth = Math.Max(1, settled.Length / Steps);
            return (settled[^tenth..].Average() - settled[..tenth].Average()) / Math.Max(1, settled.Length - tenth);
        }
    }

    /// <summary>The means of ten equal parts of the series, in bytes.</summary>
    public IEnumerable<double> Outline => series.Chunk(Math.Max(1, (series.Count + Steps - 1) / Steps)).Select(part => part.Average());
}
