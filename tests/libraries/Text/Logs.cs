using System.Globalization;
using NLog.Config;
using NLog.Targets;
using PluginRuntime;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Libraries.Text;

public sealed class Kept : ILogEventSink
{
    public List<string> Lines { get; } = [];

    public void Emit(LogEvent logEvent) => Lines.Add(logEvent.RenderMessage(CultureInfo.InvariantCulture));
}

[Handler("Serilog")]
public sealed class SerilogLines : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var kept = new Kept();
        await using var log = new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Sink(kept).CreateLogger();
        log.Information("{Count} of {@Line}", 2, new { Item = "tea" });
        return kept.Lines.Single();
    }
}

[Handler("NLog")]
public sealed class NLogLines : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var target = new MemoryTarget { Layout = "${level}|${message}" };
        var rules = new LoggingConfiguration();
        rules.AddRuleForAllLevels(target);
        using var factory = new NLog.LogFactory { Configuration = rules };
        factory.GetLogger("orders").Warn(CultureInfo.InvariantCulture, "{Count} left", 2);
        return Task.FromResult(target.Logs.Single());
    }
}
