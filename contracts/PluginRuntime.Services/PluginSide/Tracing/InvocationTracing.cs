using System.Diagnostics;

namespace PluginRuntime.PluginSide.Tracing;

/// <summary>
/// Shows invocations as OpenTelemetry has them for functions: a span of the server's kind each, and the metrics of <see cref="InvocationMeter"/>.
/// </summary>
/// <remarks>
/// Source and meter are named <c>PluginRuntime</c>.
/// Source of the names: https://opentelemetry.io/docs/specs/semconv/faas/aws-lambda/
/// </remarks>
internal sealed class InvocationTracing : IPluginTracing
{
    /// <summary>What listeners ask for.</summary>
    public const string Name = "PluginRuntime";

    private readonly ActivitySource _source = new(Name, Version);
    private readonly InvocationMeter _meter = new(Name, Version);
    private readonly SwapMeter? _swaps;
    private readonly IPluginLog _log;
    private int _hasTold;

    public InvocationTracing(IPluginLog log, ISwapCounts? swaps)
    {
        _log = log;
        _swaps = swaps is null ? null : new SwapMeter(Name, Version, swaps);
    }

    private static string? Version => typeof(InvocationTracing).Assembly.GetName().Version?.ToString(fieldCount: 3);

    /// <inheritdoc/>
    public object? Begin(TracedInvocation invocation) =>
        _source.HasListeners() || _meter.IsEnabled
            ? new Run(Start(invocation), Stopwatch.GetTimestamp(), invocation.IsColdStart)
            : null;

    /// <inheritdoc/>
    public void End(object? state, string? errorType)
    {
        if (state is not Run run)
        {
            return;
        }

        try
        {
            Stop(run.Activity, errorType);
            _meter.Record(Stopwatch.GetElapsedTime(run.BeganAt), run.IsColdStart, errorType);
        }
        catch (Exception error)
        {
            Tell(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
        _swaps?.Dispose();
    }

    private Activity? Start(TracedInvocation invocation)
    {
        try
        {
            // An invocation is the child of what invoked it, never of what init left under way on this thread.
            Activity.Current = null;
            return _source.StartActivity(ActivityKind.Server, Parent(invocation), InvocationTags.Of(invocation), name: invocation.FunctionName);
        }
        catch (Exception error)
        {
            Tell(error);
            return null;
        }
    }

    private static void Stop(Activity? activity, string? errorType)
    {
        if (errorType is not null)
        {
            // Without the message, which may hold what a trace should not.
            activity?.SetTag(InvocationTags.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
        }

        activity?.Dispose();
    }

    private static ActivityContext Parent(TracedInvocation invocation) => invocation is { TraceId: { } traceId, ParentId: { } parentId }
        ? new(
            ActivityTraceId.CreateFromString(traceId),
            ActivitySpanId.CreateFromString(parentId),
            invocation.IsSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None,
            isRemote: true)
        : default;

    private void Tell(Exception error)
    {
        if (Interlocked.Exchange(ref _hasTold, 1) == 0)
        {
            const string message = "A listener to the activities or metrics of PluginRuntime failed; the invocation goes on. This is said once.";
            _log.Write(LambdaLogLevel.Error, message, message, error, []);
        }
    }

    private sealed record Run(Activity? Activity, long BeganAt, bool IsColdStart);
}
