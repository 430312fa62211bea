namespace PluginRuntime.Benchmarks.Reports;

/// <summary>The two values of a set of measurements that a busy machine disturbs least.</summary>
internal readonly record struct Distribution(double Best, double Median)
{
    /// <summary>Of times and sizes: what disturbs them makes them greater.</summary>
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

    /// <summary>Of what is done in a time: what disturbs it makes it less.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static Distribution OfRates(IEnumerable<double> values)
    {
        var negative = Of(values.Select(value => -value));
        return new Distribution(-negative.Best, -negative.Median);
    }

    /// <summary>Both values by the other's: 2 is twice as much.</summary>
    public Distribution By(Distribution other) => new(Best / other.Best, Median / other.Median);

    /// <summary>Both values, or one where they are the same, as in <c>1.25 / 1.40</c>.</summary>
    public string Format(int digits)
    {
        var (best, median) = (Round(Best), Round(Median));
        return best == median ? best : $"{best} / {median}";

        string Round(double value) => value.ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture);
    }
}
