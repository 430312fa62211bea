using System.Globalization;
using Humanizer;
using NodaTime;
using PluginRuntime;

namespace Libraries.Text;

[Handler("Humanizer-Core")]
public sealed class Words : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken) =>
        Task.FromResult($"{TimeSpan.FromDays(2).Humanize(culture: CultureInfo.InvariantCulture)}, {21.ToWords(CultureInfo.InvariantCulture)}, {"person".Pluralize()}");
}

[Handler("NodaTime")]
public sealed class Zones : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var noon = Instant.FromUtc(2026, 7, 1, 12, 0).InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        return Task.FromResult(noon.LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}
