namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// Which fault each invocation meets: the same for the same seed.
/// </summary>
internal static class FaultPlan
{
    /// <summary>Draws the faults by their weights, after each has come once.</summary>
    public static Fault[] Of(int seed, int count)
    {
        var random = new Random(seed);
        Fault[] once = [.. Faults.All];
        random.Shuffle(once);
        var weights = once.Sum(fault => fault.Weight);
        return [.. once.Take(count), .. Enumerable.Range(0, Math.Max(0, count - once.Length)).Select(_ => Draw(once, random.Next(weights)))];
    }

    private static Fault Draw(Fault[] faults, int place)
    {
        var index = 0;
        while (place >= faults[index].Weight)
        {
            place -= faults[index++].Weight;
        }

        return faults[index];
    }
}
