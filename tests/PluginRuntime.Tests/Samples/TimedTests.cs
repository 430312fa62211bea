using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Tests.Plugins;
using PluginRuntime.Tests.Services;
using Timed;

namespace PluginRuntime.Tests.Samples;

/// <summary>The sample with middleware; its clock is the test's. The invocation has 3 s.</summary>
public sealed class TimedTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLog _log = new();

    [Theory]
    [InlineData(2_400, LambdaLogLevel.Information)]
    [InlineData(2_401, LambdaLogLevel.Warning)]
    public async Task An_invocation_is_logged_with_its_time_and_a_warning_if_little_was_left(int milliseconds, LambdaLogLevel level)
    {
        await TimeAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return default;
        });

        var record = Assert.Single(_log.Entries);
        Assert.Equal(level, record.Level);
        Assert.Equal((1, "Ok", (double)milliseconds, 3_000d - milliseconds), (record["Number"], record["Outcome"], record["DurationMs"], record["LeftMs"]));
    }

    [Fact]
    public async Task A_failure_is_logged_by_its_type_and_goes_on_to_the_caller()
    {
        var handler = new WordCountHandler();

        await Assert.ThrowsAsync<FunctionException>(
            () => TimeAsync(async () => await handler.HandleAsync(null, new OneInvocation(), CancellationToken.None)));
        await Assert.ThrowsAsync<TimeoutException>(() => TimeAsync(() => throw new TimeoutException()));

        Assert.Equal(["Timed.NoText", "TimeoutException"], _log.Entries.Select(record => record["Outcome"]));
    }

    [Fact]
    public async Task Its_handler_counts_words() =>
        Assert.Equal(6, await new WordCountHandler().HandleAsync(" to be or  not to be", new OneInvocation(), CancellationToken.None));

    [Fact]
    public async Task Its_startup_registers_the_timing()
    {
        await using var services = BuiltServices.Of<Startup>(typeof(WordCountHandler), _log);
        services.CreateMiddleware();
        await using var scope = services.OpenScope();

        await scope.RunAsync(new OneInvocation(), (_, _) => { }, CancellationToken.None);

        Assert.StartsWith("Timed.Timing: Invocation 1 of this process ended with Ok after ", Assert.Single(_log.Entries).Text, StringComparison.Ordinal);
    }

    private async Task TimeAsync(Func<ValueTask> handler)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new PluginRuntime.PluginSide.Logging.HostLoggerProvider(_log)));
        await new Timing(loggers.CreateLogger<Timing>(), _clock).InvokeAsync(
            new OneInvocation(),
            (_, _) => handler(),
            CancellationToken.None);
    }
}
