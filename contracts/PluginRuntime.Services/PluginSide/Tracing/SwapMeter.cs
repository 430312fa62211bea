using System.Diagnostics.Metrics;

namespace PluginRuntime.PluginSide.Tracing;

/// <summary>
/// Shows the swaps of the package: counters that go on from one version to the next.
/// </summary>
/// <remarks>
/// <c>pluginruntime.swaps.published</c>, <c>.refused</c>, <c>.unloaded</c> and <c>.leaked</c>, each since the process began.
/// </remarks>
internal sealed class SwapMeter : IDisposable
{
    private readonly Meter _meter;

    public SwapMeter(string name, string? version, ISwapCounts counts)
    {
        _meter = new Meter(name, version);
        _meter.CreateObservableCounter("pluginruntime.swaps.published", () => counts.Published, "{swap}", "Versions that were swapped in.");
        _meter.CreateObservableCounter("pluginruntime.swaps.refused", () => counts.Refused, "{swap}", "Versions that were not swapped in.");
        _meter.CreateObservableCounter("pluginruntime.swaps.unloaded", () => counts.Unloaded, "{version}", "Replaced versions that left memory.");
        _meter.CreateObservableCounter(
            "pluginruntime.swaps.leaked", () => counts.Leaked, "{version}", "Replaced versions that stayed in memory, or stayed too long.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
