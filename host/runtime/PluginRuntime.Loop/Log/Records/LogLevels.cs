namespace PluginRuntime.Log.Records;

/// <summary>
/// The names of log levels: Lambda's, .NET's and the words of a text record.
/// </summary>
internal static class LogLevels
{
    /// <summary>The level itself; <see cref="LambdaLogLevel.Information"/> for a value that is none.</summary>
    public static LambdaLogLevel Known(LambdaLogLevel level) =>
        level is < LambdaLogLevel.Trace or > LambdaLogLevel.Critical ? LambdaLogLevel.Information : level;

    /// <summary>The level as a text record shows it.</summary>
    public static string Word(LambdaLogLevel level) => level switch
    {
        LambdaLogLevel.Trace => "trce",
        LambdaLogLevel.Debug => "dbug",
        LambdaLogLevel.Warning => "warn",
        LambdaLogLevel.Error => "fail",
        LambdaLogLevel.Critical => "crit",
        _ => "info",
    };

    /// <summary>The level as a JSON record shows it.</summary>
    public static string Name(LambdaLogLevel level) => level switch
    {
        LambdaLogLevel.Trace => "Trace",
        LambdaLogLevel.Debug => "Debug",
        LambdaLogLevel.Warning => "Warning",
        LambdaLogLevel.Error => "Error",
        LambdaLogLevel.Critical => "Critical",
        _ => "Information",
    };

    /// <summary>Reads a level by Lambda's name or by .NET's, in any case.</summary>
    public static bool TryParse(string text, out LambdaLogLevel level)
    {
        for (level = LambdaLogLevel.Trace; level <= LambdaLogLevel.Critical; level++)
        {
            if (Is(text, Name(level)) || Is(text, LambdaName(level)))
            {
                return true;
            }
        }

        level = LambdaLogLevel.Information;
        return false;
    }

    private static string LambdaName(LambdaLogLevel level) => level switch
    {
        LambdaLogLevel.Information => "INFO",
        LambdaLogLevel.Warning => "WARN",
        LambdaLogLevel.Critical => "FATAL",
        _ => Name(level),
    };

    private static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}
