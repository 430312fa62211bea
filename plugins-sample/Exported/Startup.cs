using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PluginRuntime;

namespace Exported;

/// <summary>Listens to the host's activities and metrics, and to the shop's own, and exports them by OTLP.</summary>
internal sealed class Startup : IHandlerStartup
{
    // The host's own, of each invocation.
    private const string Host = "PluginRuntime";

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<Sales>();
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().AddSource(Host).AddOtlpExporter(Traces).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().AddMeter(Host, Sales.Name).AddOtlpExporter(Metrics).Build());
        services.AddSingleton<IInvocationMiddleware, Exporting>();
    }

    // They have to listen before the first invocation begins.
    public ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<TracerProvider>();
        services.GetRequiredService<MeterProvider>();
        return default;
    }

    // Where to is told by OTEL_EXPORTER_OTLP_ENDPOINT, the paths for traces and metrics being added to it.
    private static void Traces(OtlpExporterOptions options) => options.Protocol = OtlpExportProtocol.HttpProtobuf;

    private static void Metrics(OtlpExporterOptions options, MetricReaderOptions reader)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;

        // A process counts for itself alone, and may not live to the next export: what each export tells is what was counted since the last.
        reader.TemporalityPreference = MetricReaderTemporalityPreference.Delta;
    }
}
