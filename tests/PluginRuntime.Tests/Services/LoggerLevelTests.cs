using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PluginRuntime.Tests.Services;

public sealed class LoggerLevelTests
{
    [Theory]
    [InlineData(LambdaLogLevel.Trace, LogLevel.Trace)]
    [InlineData(LambdaLogLevel.Debug, LogLevel.Debug)]
    [InlineData(LambdaLogLevel.Information, LogLevel.Information)]
    [InlineData(LambdaLogLevel.Error, LogLevel.Error)]
    public async Task A_plugins_loggers_write_from_the_level_of_the_functions_log_up(LambdaLogLevel minimum, LogLevel least)
    {
        var logger = await LoggerOfAsync<Logging>(minimum);

        Assert.True(logger.IsEnabled(least));
        Assert.True(least == LogLevel.Trace || !logger.IsEnabled(least - 1));
    }

    [Fact]
    public async Task A_level_that_the_startup_sets_is_kept()
    {
        var logger = await LoggerOfAsync<WarningsOnly>(LambdaLogLevel.Trace);

        Assert.True(logger.IsEnabled(LogLevel.Warning));
        Assert.False(logger.IsEnabled(LogLevel.Information));
    }

    [Fact]
    public async Task A_filter_of_the_startup_is_kept()
    {
        var logger = await LoggerOfAsync<Filtered>(LambdaLogLevel.Trace);

        Assert.False(logger.IsEnabled(LogLevel.Warning));
    }

    [Fact]
    public async Task Without_AddLogging_there_are_no_loggers()
    {
        await using var services = BuiltServices.Of<NoLogging>(log: new RecordingLog(LambdaLogLevel.Trace));
        await using var scope = services.OpenScope();

        Assert.Null(scope.GetService<ILoggerFactory>());
    }

    private static async Task<ILogger> LoggerOfAsync<TStartup>(LambdaLogLevel minimum)
        where TStartup : IHandlerStartup
    {
        await using var services = BuiltServices.Of<TStartup>(log: new RecordingLog(minimum));
        await using var scope = services.OpenScope();
        return scope.GetRequiredService<ILogger<LoggerLevelTests>>();
    }

    private sealed class Logging : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddLogging();
    }

    private sealed class WarningsOnly : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
    }

    private sealed class Filtered : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddLogging(logging => logging.AddFilter(typeof(LoggerLevelTests).FullName, LogLevel.Error));
    }

    private sealed class NoLogging : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services)
        {
        }
    }
}
