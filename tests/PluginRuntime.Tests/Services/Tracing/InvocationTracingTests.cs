using System.Diagnostics;
using System.Diagnostics.Metrics;
using PluginRuntime.PluginSide;
using PluginRuntime.PluginSide.Tracing;

namespace PluginRuntime.Tests.Services.Tracing;

/// <summary>Invocations as listeners of the framework see them.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class InvocationTracingTests : IDisposable
{
    private const string Function = "arn:aws:lambda:eu-central-1:123456789012:function:orders";

    private readonly RecordingLog _log = new();
    private readonly InvocationTracing _tracing;
    private readonly List<IDisposable> _listeners = [];
    private readonly List<Activity> _stopped = [];
    private readonly List<(string Name, double Value, string? ErrorType)> _measured = [];

    public InvocationTracingTests() => _tracing = new InvocationTracing(_log, swaps: null);

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _tracing.Dispose();
    }

    [Fact]
    public void Without_a_listener_nothing_is_begun()
    {
        Assert.Null(_tracing.Begin(Invocation()));

        _tracing.End(null, "System.TimeoutException");
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Without_a_listener_nothing_is_allocated()
    {
        var invocation = Invocation();
        Trace();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Trace();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Trace() => _tracing.End(_tracing.Begin(invocation), null);
    }

    [Fact]
    public void An_invocation_is_a_span_of_a_server_with_the_names_of_OpenTelemetry()
    {
        Listen();

        var state = _tracing.Begin(Invocation(Function + ":live"));
        Assert.Equal("orders", Activity.Current?.DisplayName);
        _tracing.End(state, errorType: null);

        var activity = Assert.Single(_stopped);
        Assert.Null(Activity.Current);
        Assert.Equal("orders", activity.OperationName);
        Assert.Equal(ActivityKind.Server, activity.Kind);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal("PluginRuntime", activity.Source.Name);
        Assert.Equal(
            [
                new("faas.invocation_id", "id-1"), new("faas.coldstart", true), new("aws.lambda.invoked_arn", Function + ":live"),
                new("cloud.resource_id", Function + ":7"), new("cloud.account.id", "123456789012"),
            ],
            activity.TagObjects);
    }

    [Theory]
    [InlineData(Function, Function)]
    [InlineData(Function + ":live", Function + ":7")]
    [InlineData(Function + ":$LATEST", Function + ":7")]
    [InlineData("arn:aws:lambda", null)]
    [InlineData("orders", null)]
    [InlineData("", null)]
    public void An_alias_is_replaced_by_the_version_and_what_is_no_ARN_has_no_parts(string arn, string? expected)
    {
        Listen();

        _tracing.End(_tracing.Begin(Invocation(arn)), null);

        Assert.Equal(expected, Assert.Single(_stopped).GetTagItem("cloud.resource_id"));
    }

    [Theory]
    [InlineData(true, ActivityTraceFlags.Recorded)]
    [InlineData(false, ActivityTraceFlags.None)]
    public void The_parent_is_the_span_that_invoked_the_function(bool isSampled, ActivityTraceFlags flags)
    {
        ActivityContext parent = default;
        Listen(context => parent = context);

        _tracing.End(_tracing.Begin(Invocation(traceId: "5759e988bd862e3fe1be46a994272793", parentId: "53995c3f42cd8ad8", isSampled: isSampled)), null);

        var activity = Assert.Single(_stopped);
        Assert.Equal("5759e988bd862e3fe1be46a994272793", activity.TraceId.ToHexString());
        Assert.Equal("53995c3f42cd8ad8", activity.ParentSpanId.ToHexString());
        Assert.True(activity.HasRemoteParent);
        Assert.Equal(flags, parent.TraceFlags);
    }

    [Fact]
    public void Without_a_trace_it_has_no_parent_even_if_init_left_an_activity_under_way()
    {
        Listen();
        using var left = new Activity("left by init").Start();

        _tracing.End(_tracing.Begin(Invocation()), null);

        Assert.Equal(default, Assert.Single(_stopped, activity => activity.OperationName == "orders").ParentSpanId);
    }

    [Fact]
    public void A_failed_invocation_is_an_error_with_its_type_and_without_its_message()
    {
        Listen();

        _tracing.End(_tracing.Begin(Invocation()), "System.TimeoutException");

        var activity = Assert.Single(_stopped);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Null(activity.StatusDescription);
        Assert.Equal("System.TimeoutException", activity.GetTagItem("error.type"));
    }

    [Fact]
    public void Metrics_count_success_and_failure_apart_and_measure_both_in_seconds()
    {
        ListenToMeter();

        _tracing.End(_tracing.Begin(Invocation()), null);
        _tracing.End(_tracing.Begin(Invocation(isColdStart: false)), "System.TimeoutException");

        Assert.Equal(
            [
                ("faas.invocations", 1, null), ("faas.coldstarts", 1, null), ("faas.invoke_duration", 0, null),
                ("faas.errors", 1, "System.TimeoutException"), ("faas.invoke_duration", 0, "System.TimeoutException"),
            ],
            _measured.Select(measure => measure with { Value = measure.Name == "faas.invoke_duration" ? 0 : measure.Value }));
        Assert.All(_measured.Where(measure => measure.Name == "faas.invoke_duration"), measure => Assert.InRange(measure.Value, 0, 60));
    }

    [Fact]
    public void A_listener_that_throws_fails_no_invocation_and_is_told_once()
    {
        Listen(_ => throw new FormatException("odd"));
        ListenToMeter(() => throw new FormatException("odd"));

        _tracing.End(_tracing.Begin(Invocation()), null);
        _tracing.End(_tracing.Begin(Invocation()), null);

        Assert.IsType<FormatException>(Assert.Single(_log.Entries).Exception);
    }

    private void Listen(Action<ActivityContext>? onSample = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InvocationTracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                onSample?.Invoke(options.Parent);
                return ActivitySamplingResult.AllData;
            },
            ActivityStopped = _stopped.Add,
        };
        _listeners.Add(listener);
        ActivitySource.AddActivityListener(listener);
    }

    private void ListenToMeter(Action? onMeasured = null)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == InvocationTracing.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listeners.Add(listener);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        listener.Start();

        void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            onMeasured?.Invoke();
            _measured.Add((instrument.Name, value, tags.IsEmpty ? null : (string?)tags[0].Value));
        }
    }

    private static TracedInvocation Invocation(
        string arn = Function, string? traceId = null, string? parentId = null, bool isSampled = false, bool isColdStart = true) => new()
    {
        FunctionName = "orders",
        FunctionVersion = "7",
        RequestId = "id-1",
        InvokedFunctionArn = arn,
        IsColdStart = isColdStart,
        TraceId = traceId,
        ParentId = parentId,
        IsSampled = isSampled,
    };
}
