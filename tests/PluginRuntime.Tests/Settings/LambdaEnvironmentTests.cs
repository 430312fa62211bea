using PluginRuntime.Log.Records;
using PluginRuntime.Settings;

namespace PluginRuntime.Tests.Settings;

public sealed class LambdaEnvironmentTests
{
    [Fact]
    public void Without_a_task_root_it_is_where_Lambda_puts_the_package()
    {
        Assert.Equal("/var/task", Read().TaskRoot);
        Assert.Equal("/var/task", Read(("LAMBDA_TASK_ROOT", "")).TaskRoot);
        Assert.Equal("/elsewhere", Read(("LAMBDA_TASK_ROOT", "/elsewhere")).TaskRoot);
    }

    [Theory]
    [InlineData("2", "Text", true)]
    [InlineData("2", "json", false)]
    [InlineData("2", null, false)]
    public void In_concurrent_mode_the_log_is_JSON_and_a_format_that_does_not_hold_is_told(string loops, string? format, bool isTold)
    {
        var log = Read(("AWS_LAMBDA_MAX_CONCURRENCY", loops), ("AWS_LAMBDA_LOG_FORMAT", format)).Log;

        Assert.True(log.IsConcurrent);
        Assert.Equal(LogFormat.Json, log.Format);
        Assert.Equal(isTold, log.Notice?.StartsWith("AWS_LAMBDA_LOG_FORMAT is Text", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("many")]
    public void With_one_loop_the_log_has_the_format_that_is_set(string? loops)
    {
        var log = Read(("AWS_LAMBDA_MAX_CONCURRENCY", loops), ("AWS_LAMBDA_LOG_FORMAT", "Text")).Log;

        Assert.False(log.IsConcurrent);
        Assert.Equal(LogFormat.Text, log.Format);
        Assert.Null(log.Notice);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("", 200)]
    [InlineData("0", 0)]
    [InlineData("900000", 900_000)]
    public void The_margin_is_a_number_of_milliseconds(string? value, int expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), Read(("PLUGINRUNTIME_DEADLINE_MARGIN_MS", value)).DeadlineMargin);

    [Theory]
    [InlineData("-1")]
    [InlineData("900001")]
    [InlineData("0.5")]
    [InlineData("200ms")]
    [InlineData("99999999999")]
    public void Any_other_margin_is_refused_with_its_value_and_the_range(string value)
    {
        var error = Assert.Throws<InitException>(() => Checked(("PLUGINRUNTIME_DEADLINE_MARGIN_MS", value)));

        Assert.Equal("Runtime.InvalidSetting", error.ErrorType);
        Assert.Contains($"'{value}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 900000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(null, "128", "on-demand", true)]
    [InlineData(null, "1768", "on-demand", true)]
    [InlineData(null, "1769", "on-demand", false)]
    [InlineData("", "10240", null, false)]
    [InlineData(null, "10240", "provisioned-concurrency", true)]
    [InlineData(null, "10240", "snap-start", true)]
    [InlineData("1", "10240", "on-demand", true)]
    [InlineData("0", "128", "provisioned-concurrency", false)]
    public void JSON_is_prewarmed_where_init_has_more_of_a_processor_than_invocations_or_time_for_nothing(
        string? value, string? memory, string? initialization, bool expected) =>
        Assert.Equal(
            expected,
            Read(("PLUGINRUNTIME_PREWARM", value), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory), ("AWS_LAMBDA_INITIALIZATION_TYPE", initialization)).Prewarm);

    [Theory]
    [InlineData("true")]
    [InlineData("2")]
    public void Any_other_wish_for_prewarming_is_refused_with_its_value_and_the_right_ones(string value)
    {
        var error = Assert.Throws<InitException>(() => Checked(("PLUGINRUNTIME_PREWARM", value)));

        Assert.Equal("Runtime.InvalidSetting", error.ErrorType);
        Assert.Contains($"PLUGINRUNTIME_PREWARM is '{value}', which is neither 1 nor 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("512", 512)]
    [InlineData("lots", 0)]
    public void Memory_is_a_number_of_megabytes_or_zero(string? value, int expected) =>
        Assert.Equal(expected, Read(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", value)).MemoryLimitMegabytes);

    [Theory]
    [InlineData(null, null, LogFormat.Text)]
    [InlineData(null, "", LogFormat.Text)]
    [InlineData(null, "text", LogFormat.Text)]
    [InlineData(null, "JSON", LogFormat.Json)]
    [InlineData("", "json", LogFormat.Json)]
    [InlineData("Text", "JSON", LogFormat.Text)]
    [InlineData("Json", "Text", LogFormat.Json)]
    [InlineData("DEFAULT", "JSON", LogFormat.Text)]
    [InlineData("unformatted", "JSON", LogFormat.Unformatted)]
    public void The_logs_format_is_one_of_three_and_the_handlers_variable_goes_first(string? handlers, string? lambdas, object expected) =>
        Assert.Equal(expected, Checked(("AWS_LAMBDA_HANDLER_LOG_FORMAT", handlers), ("AWS_LAMBDA_LOG_FORMAT", lambdas)).Log.Format);

    [Theory]
    [InlineData(null, null, LambdaLogLevel.Information)]
    [InlineData("", "", LambdaLogLevel.Information)]
    [InlineData(null, "trace", LambdaLogLevel.Trace)]
    [InlineData("FATAL", "TRACE", LambdaLogLevel.Critical)]
    public void The_logs_level_is_information_or_what_is_set_and_the_handlers_variable_goes_first(
        string? handlers, string? lambdas, LambdaLogLevel expected) =>
        Assert.Equal(expected, Checked(("AWS_LAMBDA_HANDLER_LOG_LEVEL", handlers), ("AWS_LAMBDA_LOG_LEVEL", lambdas)).Log.MinimumLevel);

    [Theory]
    [InlineData("AWS_LAMBDA_HANDLER_LOG_FORMAT", "xml", "Text (or Default), JSON or Unformatted")]
    [InlineData("AWS_LAMBDA_LOG_FORMAT", "xml", "Text (or Default), JSON or Unformatted")]
    [InlineData("AWS_LAMBDA_HANDLER_LOG_LEVEL", "loud", "TRACE, DEBUG, INFO, WARN, ERROR and FATAL")]
    [InlineData("AWS_LAMBDA_LOG_LEVEL", "loud", "TRACE, DEBUG, INFO, WARN, ERROR and FATAL")]
    public void Any_other_format_or_level_is_the_default_and_a_warning_with_its_value_and_the_right_ones(string variable, string value, string right)
    {
        var log = Checked((variable, value)).Log;

        Assert.Equal((LogFormat.Text, LambdaLogLevel.Information), (log.Format, log.MinimumLevel));
        var warning = Assert.Single(log.Warnings);
        Assert.Contains($"{variable} is '{value}'", warning, StringComparison.Ordinal);
        Assert.Contains(right, warning, StringComparison.Ordinal);
    }

    private static LambdaEnvironment Checked(params (string Name, string? Value)[] variables)
    {
        var environment = Read(variables);
        environment.Check();
        return environment;
    }

    private static LambdaEnvironment Read(params (string Name, string? Value)[] variables) =>
        LambdaEnvironment.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
