using PluginRuntime.Log;
using PluginRuntime.Log.Outputs;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// Opens the function's log: over the descriptor that Lambda gives for it, else on standard output.
/// </summary>
internal static class FunctionLog
{
    /// <summary>Opens it. What of the settings does not hold is its first record.</summary>
    public static LogWriter Open(LogSettings settings)
    {
        var telemetry = settings.TelemetryDescriptor.Length == 0 ? null : Take(settings.TelemetryDescriptor);
        var output = new StandardOutput();
        var log = new LogWriter(output.Write, TimeProvider.System, settings.Format, settings.MinimumLevel)
        {
            KeepsLineFeeds = () => settings.KeepsLineFeeds ?? output.IsReadAsItStands,
            Telemetry = telemetry,
            IsConcurrent = settings.IsConcurrent,
        };
        if (settings.TelemetryDescriptor.Length > 0 && telemetry is null)
        {
            log.Write(LambdaLogLevel.Warning, TelemetryDescriptor.Refusal(settings.TelemetryDescriptor));
        }

        foreach (var warning in settings.Warnings)
        {
            log.Write(LambdaLogLevel.Warning, warning);
        }

        if (settings.Notice is { } notice)
        {
            log.Write(LambdaLogLevel.Debug, notice);
        }

        return log;
    }

    /// <summary>Names the descriptor again, for a program that writes its log itself.</summary>
    public static void GiveBack(LogSettings settings)
    {
        if (settings.TelemetryDescriptor.Length > 0)
        {
            Environment.SetEnvironmentVariable(TelemetryDescriptor.Variable, settings.TelemetryDescriptor);
        }
    }

    /// <summary>Leaves the descriptor to the program that takes this process's place; the process's own variables name it still.</summary>
    public static void LeaveToPrograms(LogSettings settings) => TelemetryDescriptor.LeaveToPrograms(settings.TelemetryDescriptor);

    private static TelemetryDescriptor? Take(string number)
    {
        // A program that the handler starts would write its own lines between the frames, or to what has the number then.
        Environment.SetEnvironmentVariable(TelemetryDescriptor.Variable, null);
        return TelemetryDescriptor.TryTake(number);
    }
}
