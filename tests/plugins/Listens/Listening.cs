using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PluginRuntime;

namespace Listens;

/// <summary>What a listener has seen of the invocations before this one, and what is current in it.</summary>
public sealed class Seen
{
    public string? CurrentTrace { get; set; }

    public string? CurrentParent { get; set; }

    public string[] Ended { get; set; } = [];

    public string[] Measured { get; set; } = [];
}

/// <summary>Listens as OpenTelemetry does.</summary>
public sealed class Listening : IHandler<string, Seen>, IDisposable
{
    private readonly ConcurrentQueue<string> _ended = new();
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters;

    public Listening()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "PluginRuntime",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _ended.Enqueue(
                $"{activity.Kind} {activity.GetTagItem("faas.invocation_id")} {activity.GetTagItem("faas.coldstart")} {activity.Status} {activity.GetTagItem("error.type")}"),
        };
        ActivitySource.AddActivityListener(_listener);
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "PluginRuntime")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => _measured.Enqueue($"{instrument.Name} {value}"));
        _meters.Start();
    }

    public ValueTask<Seen> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload == "fail")
        {
            throw new InvalidOperationException("as asked");
        }

        return ValueTask.FromResult(new Seen
        {
            CurrentTrace = Activity.Current?.TraceId.ToString(),
            CurrentParent = Activity.Current?.ParentSpanId.ToString(),
            Ended = [.. _ended],
            Measured = [.. _measured],
        });
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
    }
}
