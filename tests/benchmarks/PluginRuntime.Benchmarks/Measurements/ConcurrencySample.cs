namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>A block of invocations on one warm process, with every loop busy.</summary>
/// <param name="PerSecond">Invocations a second, over all loops.</param>
/// <param name="Median">The time that half of the exchanges stayed below.</param>
/// <param name="Slowest">The time that 99 of 100 stayed below.</param>
internal sealed record ConcurrencySample(double PerSecond, TimeSpan Median, TimeSpan Slowest)
{
    /// <param name="elapsed">The time of the block.</param>
    /// <param name="times">The exchanges of all loops, at least one.</param>
    public static ConcurrencySample Of(TimeSpan elapsed, IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return new ConcurrencySample(sorted.Length / elapsed.TotalSeconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }
}
