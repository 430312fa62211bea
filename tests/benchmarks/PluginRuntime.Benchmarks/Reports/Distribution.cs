namespace PluginRuntime.Benchmarks.Reports;

/// <summary>The two values of a set of measurements that a busy machine disturbs least.</summary>
internal readonly record struct Distribution(double Min, double Median)
{
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Distribution Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("Nothing was measured.", nameof(values));
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Distribution(sorted[0], median);
    }

    /// <summary>Both values by the other's: 2 is twice as much.</summary>
    public Distribution By(Distribution other) => new(Min / other.Min, Median / other.Median);

    /// <summary>Both values, or one where they are the same, as in <c>1.25 / 1.40</c>.</summary>
    public string Format(int digits)
    {
        var (min, median) = (Round(Min), Round(Median));
        return min == median ? min : $"{min} / {median}";

        string Round(double value) => value.ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture);
    }
}
