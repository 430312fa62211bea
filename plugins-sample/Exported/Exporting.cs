using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PluginRuntime;

namespace Exported;

/// <summary>Sends what an invocation left, after its response and before Lambda may freeze the process.</summary>
internal sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IInvocationMiddleware
{
    // A receiver that does not answer must not take the function's time.
    private const int MostMilliseconds = 1_000;

    public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        context.AfterResponse(_ =>
        {
            if (!traces.ForceFlush(MostMilliseconds) | !metrics.ForceFlush(MostMilliseconds))
            {
                context.Log(LambdaLogLevel.Warning, "Traces or metrics were not exported; is there a receiver at OTEL_EXPORTER_OTLP_ENDPOINT?");
            }

            return default;
        });
        return nextStep(context, cancellationToken);
    }
}
