using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using PluginRuntime;

namespace Libraries.Remote;

internal sealed class KeptSpans : BaseProcessor<Activity>
{
    public List<string> Names { get; } = [];

    public override void OnEnd(Activity data) => Names.Add($"{data.DisplayName} {data.GetTagItem("item")}");
}

[Handler("OpenTelemetry")]
public sealed class Traces : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var kept = new KeptSpans();
        using var source = new ActivitySource("orders");
        using (Sdk.CreateTracerProviderBuilder().AddSource("orders").AddProcessor(kept).Build())
        {
            using var activity = source.StartActivity("place");
            activity?.SetTag("item", "tea");
        }

        return Task.FromResult(string.Join(", ", kept.Names));
    }
}
