using PluginRuntime.Log.Records;

namespace PluginRuntime.Settings;

/// <summary>
/// How the function's log is to be written, by Lambda's variables.
/// </summary>
/// <remarks>
/// The <c>_HANDLER_</c> variables are those of AWS's runtime for .NET and go before the others. A value that is none is the default, and
/// told of: how a log looks is no reason for a function not to run.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html
/// </remarks>
internal sealed class LogSettings
{
    private const string FormatVariable = "AWS_LAMBDA_LOG_FORMAT";
    private const string HandlerFormatVariable = "AWS_LAMBDA_HANDLER_LOG_FORMAT";
    private const string LevelVariable = "AWS_LAMBDA_LOG_LEVEL";
    private const string HandlerLevelVariable = "AWS_LAMBDA_HANDLER_LOG_LEVEL";
    private const string LinesVariable = "PLUGINRUNTIME_LOG_LINES";

    private LogSettings(Func<string, string?> read, bool isConcurrent)
    {
        TelemetryDescriptor = read(Log.Outputs.TelemetryDescriptor.Variable) ?? "";
        IsConcurrent = isConcurrent;
        if (FirstSet(read, HandlerFormatVariable, FormatVariable, out var variable) is { } format)
        {
            if (!TryParse(format, out var known))
            {
                Warnings = [InvalidFormat(variable, format)];
            }
            else if (IsConcurrent && known != LogFormat.Json)
            {
                Notice = $"{variable} is {format}, and the log is JSON: in concurrent mode Lambda takes no other.";
            }

            Format = known;
        }

        Format = IsConcurrent ? LogFormat.Json : Format;
        if (FirstSet(read, HandlerLevelVariable, LevelVariable, out variable) is { } name)
        {
            if (!LogLevels.TryParse(name, out var level))
            {
                Warnings = [.. Warnings, InvalidLevel(variable, name)];
            }

            MinimumLevel = level;
        }

        if (read(LinesVariable) is { Length: > 0 } lines)
        {
            KeepsLineFeeds = Is(lines, "LF") ? true : Is(lines, "CR") ? false : null;
            Warnings = KeepsLineFeeds is null ? [.. Warnings, InvalidLines(lines)] : Warnings;
        }
    }

    /// <summary>
    /// <c>AWS_LAMBDA_LOG_FORMAT</c>: <c>Text</c> (or <c>Default</c>), <c>JSON</c> or <c>Unformatted</c>, in any case; text if not set. In
    /// concurrent mode always JSON, as Lambda itself has it: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html
    /// </summary>
    public LogFormat Format { get; }

    /// <summary><c>_LAMBDA_TELEMETRY_LOG_FD</c>: the descriptor that takes log records in frames. Empty if not set.</summary>
    public string TelemetryDescriptor { get; }

    /// <summary>Whether invocations run in parallel.</summary>
    public bool IsConcurrent { get; }

    /// <summary>Tells, at Debug, that a format was set and does not hold; nothing if that is not so.</summary>
    public string? Notice { get; }

    /// <summary>What was set and means nothing, to be told at Warning.</summary>
    public string[] Warnings { get; } = [];

    /// <summary>
    /// <c>AWS_LAMBDA_LOG_LEVEL</c>: the least level that is written, <c>TRACE</c> to <c>FATAL</c> or .NET's names, in any case;
    /// <see cref="LambdaLogLevel.Information"/> if not set.
    /// </summary>
    public LambdaLogLevel MinimumLevel { get; } = LambdaLogLevel.Information;

    /// <summary>
    /// <c>PLUGINRUNTIME_LOG_LINES</c>: whether the lines of one record on standard output end in line feeds (<c>LF</c>) or carriage returns (<c>CR</c>), in any case.
    /// If not set, as the output is read; frames have line feeds always, and JSON records one line.
    /// </summary>
    public bool? KeepsLineFeeds { get; }

    /// <summary>Reads the variables.</summary>
    /// <param name="read">Answers a variable's value, or <see langword="null"/> if it is not set.</param>
    /// <param name="isConcurrent">Whether invocations run in parallel.</param>
    public static LogSettings Read(Func<string, string?> read, bool isConcurrent) => new(read, isConcurrent);

    private static bool TryParse(string text, out LogFormat format)
    {
        format = Is(text, "JSON") ? LogFormat.Json : Is(text, "Unformatted") ? LogFormat.Unformatted : LogFormat.Text;
        return format != LogFormat.Text || Is(text, "Text") || Is(text, "Default");
    }

    private static string? FirstSet(Func<string, string?> read, string first, string second, out string variable)
    {
        variable = first;
        var value = read(first);
        if (!string.IsNullOrEmpty(value))
        {
            return value;
        }

        variable = second;
        value = read(second);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static bool Is(string value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);

    private static string InvalidFormat(string variable, string value) =>
        $"""
        {variable} is '{value}', which is no format of a log: text is written.
        It is Text (or Default), JSON or Unformatted; Text if the variable is not set.
        Change the function's logging configuration, or that variable in its environment.
        """;

    private static string InvalidLines(string value) =>
        $"""
        {LinesVariable} is '{value}', which ends no line: a terminal and a file get line feeds, and all else carriage returns.
        It is LF or CR; LF where a person reads the log as it comes, as in a container.
        Change that variable in the function's environment.
        """;

    private static string InvalidLevel(string variable, string value) =>
        $"""
        {variable} is '{value}', which is no level of a log: INFO and above are written.
        It is one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL (or Trace, Debug, Information, Warning, Error, Critical); INFO if the variable is not set.
        Change the function's logging configuration, or that variable in its environment.
        """;
}
