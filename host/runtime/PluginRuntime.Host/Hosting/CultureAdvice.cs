using System.Globalization;
using System.Runtime.InteropServices;
using PluginRuntime.Log;

namespace PluginRuntime.Hosting;

/// <summary>
/// Says once what would help, when an exception that comes of missing culture or time zone data passes through the log.
/// </summary>
/// <param name="log">The function's log.</param>
/// <param name="variable">Asks for an environment variable.</param>
internal sealed class CultureAdvice(LogWriter log, Func<string, string?> variable)
{
    private const int MostDepth = 16;

    private int _isCultureTold;
    private int _isZoneTold;

    /// <summary>Looks at each exception that is logged.</summary>
    public void Start() => log.ExceptionReader = error => Look(error, depth: 0);

    private void Look(Exception error, int depth)
    {
        if (LacksCultures(error))
        {
            TellOnce(ref _isCultureTold, Cultures(error));
        }
        else if (error is TimeZoneNotFoundException && !HasZones())
        {
            TellOnce(ref _isZoneTold, Zones());
        }
        else if (depth < MostDepth && error.InnerException is { } inner)
        {
            Look(inner, depth + 1);
        }
    }

    // SqlClient's own words, and .NET's for a culture; of a time zone that is named as Windows does nothing tells but its name.
    private static bool LacksCultures(Exception error) => CultureSwitches.AreInvariant && error switch
    {
        NotSupportedException or CultureNotFoundException =>
            error.Message.Contains("invariant mode", StringComparison.OrdinalIgnoreCase) && error.Message.Contains("globalization", StringComparison.OrdinalIgnoreCase),
        TimeZoneNotFoundException => error.Message.Split('\'') is [_, var zone, ..] && (zone.Contains(' ') || zone.StartsWith("UTC", StringComparison.Ordinal)),
        _ => false,
    };

    private void TellOnce(ref int isTold, string advice)
    {
        if (Interlocked.Exchange(ref isTold, 1) == 0)
        {
            log.Write(LambdaLogLevel.Warning, advice);
        }
    }

    private static string Cultures(Exception error) =>
        $"""
        That {error.GetType().Name} comes of missing culture data: neither Lambda's provided.al2023 nor the host's layer has ICU, so .NET runs in globalization invariant mode.
        Attach the layer pluginruntime-icu-linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()} to the function, and nothing else; 'dotnet run --project layer -- icu' builds it. This is said once.
        """;

    private string Folder => variable("TZDIR") is { Length: > 0 } folder ? folder : "/usr/share/zoneinfo";

    private bool HasZones()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Folder).Any();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Zones() =>
        $"""
        There is no time zone database: {Folder} is not there, or empty. Lambda's provided.al2023 has one there; an image of your own needs the package tzdata.
        Or bring its files in a layer or the package, and set TZDIR to their folder. This is said once.
        """;
}
