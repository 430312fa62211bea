using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PluginRuntime.PluginSide.Tracing;

/// <summary>
/// Counts invocations and measures them.
/// </summary>
/// <remarks>
/// <c>faas.invocations</c> counts those that succeeded, <c>faas.errors</c> those that failed, with <c>error.type</c>, <c>faas.coldstarts</c> the first
/// of a process, and <c>faas.invoke_duration</c> is a histogram of all of them in seconds.
/// Source: https://opentelemetry.io/docs/specs/semconv/faas/faas-metrics/
/// </remarks>
internal sealed class InvocationMeter : IDisposable
{
    private static readonly double[] BoundariesInSeconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Meter _meter;
    private readonly Counter<long> _invocations;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _coldStarts;
    private readonly Histogram<double> _duration;

    public InvocationMeter(string name, string? version)
    {
        _meter = new Meter(name, version);
        _invocations = _meter.CreateCounter<long>("faas.invocations", "{invocation}", "Invocations that succeeded.");
        _errors = _meter.CreateCounter<long>("faas.errors", "{error}", "Invocations that failed.");
        _coldStarts = _meter.CreateCounter<long>("faas.coldstarts", "{coldstart}", "First invocations of a process.");
        _duration = _meter.CreateHistogram(
            "faas.invoke_duration", "s", "From the handler's call to its response or error.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = BoundariesInSeconds });
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsEnabled => _invocations.Enabled || _errors.Enabled || _coldStarts.Enabled || _duration.Enabled;

    /// <summary>Records one invocation.</summary>
    public void Record(TimeSpan duration, bool isColdStart, string? errorType)
    {
        var tags = errorType is null ? default : new TagList { { InvocationTags.ErrorType, errorType } };
        (errorType is null ? _invocations : _errors).Add(1, tags);
        if (isColdStart)
        {
            _coldStarts.Add(1);
        }

        _duration.Record(duration.TotalSeconds, tags);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
