using System.Diagnostics.Metrics;
using PluginRuntime.PluginSide;
using PluginRuntime.PluginSide.Tracing;

namespace PluginRuntime.Tests.Services.Tracing;

/// <summary>Swaps as listeners of the framework see them.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class SwapMeterTests
{
    [Fact]
    public void The_counters_tell_what_was_swapped_since_the_process_began_and_end_with_the_version_that_shows_them()
    {
        var counts = new Counts { Published = 5, Refused = 2, Unloaded = 4, Leaked = 1 };
        var tracing = new InvocationTracing(new RecordingLog(), counts);
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "PluginRuntime" && instrument.Name.StartsWith("pluginruntime.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Add($"{instrument.Name} {value}"));
        listener.Start();

        listener.RecordObservableInstruments();
        Assert.Equal(
            [
                "pluginruntime.swaps.leaked 1", "pluginruntime.swaps.published 5", "pluginruntime.swaps.refused 2", "pluginruntime.swaps.unloaded 4",
            ],
            measured.Order(StringComparer.Ordinal));

        measured.Clear();
        tracing.Dispose();
        listener.RecordObservableInstruments();
        Assert.Empty(measured);
    }

    private sealed class Counts : ISwapCounts
    {
        public required long Published { get; init; }

        public required long Refused { get; init; }

        public required long Unloaded { get; init; }

        public required long Leaked { get; init; }
    }
}
