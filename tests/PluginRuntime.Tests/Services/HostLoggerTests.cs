using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginRuntime.PluginSide;
using PluginRuntime.PluginSide.Logging;

namespace PluginRuntime.Tests.Services;

public sealed class HostLoggerTests
{
    private const string Category = "Orders.Checkout";

    private readonly RecordingLog _log = new();

    [Theory]
    [InlineData(LogLevel.Trace, LambdaLogLevel.Trace)]
    [InlineData(LogLevel.Debug, LambdaLogLevel.Debug)]
    [InlineData(LogLevel.Information, LambdaLogLevel.Information)]
    [InlineData(LogLevel.Warning, LambdaLogLevel.Warning)]
    [InlineData(LogLevel.Error, LambdaLogLevel.Error)]
    [InlineData(LogLevel.Critical, LambdaLogLevel.Critical)]
    public async Task Every_level_has_its_counterpart(LogLevel level, LambdaLogLevel expected)
    {
        await LogAsync(logger => logger.Log(level, "Sold."));

        Assert.Equal(expected, Assert.Single(_log.Entries).Level);
    }

    [Theory]
    [InlineData(LogLevel.Information, false)]
    [InlineData(LogLevel.Warning, true)]
    [InlineData(LogLevel.Critical, true)]
    [InlineData(LogLevel.None, false)]
    public void A_level_is_enabled_from_the_logs_least_one_up(LogLevel level, bool isEnabled)
    {
        using var provider = new HostLoggerProvider(new RecordingLog(LambdaLogLevel.Warning));

        Assert.Equal(isEnabled, provider.CreateLogger(Category).IsEnabled(level));
    }

    [Fact]
    public void What_is_below_the_least_level_is_not_written()
    {
        var log = new RecordingLog(LambdaLogLevel.Warning);
        using var provider = new HostLoggerProvider(log);

        provider.CreateLogger(Category).LogInformation("Sold.");

        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task A_record_has_its_category_before_the_message()
    {
        await LogAsync(logger => logger.LogInformation("Sold {Count} of {Article}.", 3, "tea"));

        var entry = Assert.Single(_log.Entries);
        Assert.Equal("Orders.Checkout: Sold 3 of tea.", entry.Text);
        Assert.Equal("Sold 3 of tea.", entry.Message);
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task The_category_and_the_arguments_are_properties_with_their_own_values()
    {
        await LogAsync(logger => logger.LogInformation("Sold {Count} of {Article}.", 3, "tea"));

        Assert.Equal([new("category", Category), new("Count", 3), new("Article", "tea")], Assert.Single(_log.Entries).Properties);
    }

    [Fact]
    public async Task An_argument_with_an_at_sign_is_a_property_in_JSON()
    {
        await LogAsync(logger => logger.LogInformation("Sold {@Line}.", new { Article = "tea", Count = 3 }));

        Assert.Equal("""{"article":"tea","count":3}""", Assert.IsType<JsonText>(Assert.Single(_log.Entries)["Line"]).Value);
    }

    [Fact]
    public async Task What_JSON_cannot_hold_is_logged_as_its_text()
    {
        await LogAsync(logger => logger.LogInformation("Called {@Type}.", typeof(string)));

        Assert.Equal("System.String", Assert.Single(_log.Entries)["Type"]);
    }

    [Fact]
    public async Task An_event_id_is_a_property_unless_it_is_zero()
    {
        await LogAsync(logger =>
        {
            logger.LogInformation(new EventId(7, "Sold"), "Sold.");
            logger.LogInformation("Sold.");
        });

        Assert.Equal(7, _log.Entries[0]["eventId"]);
        Assert.DoesNotContain(_log.Entries[1].Properties, property => property.Key == "eventId");
    }

    [Fact]
    public async Task An_exception_goes_along()
    {
        var error = new TimeoutException();

        await LogAsync(logger => logger.LogError(error, "Not sold."));

        Assert.Same(error, Assert.Single(_log.Entries).Exception);
    }

    [Fact]
    public async Task Scopes_stand_between_category_and_message_from_the_outermost_in()
    {
        await LogAsync(logger =>
        {
            using var order = logger.BeginScope("order {OrderId}", 42);
            using var named = logger.BeginScope(new Dictionary<string, object?> { ["Customer"] = "Ada", ["Attempt"] = 2 });
            using var plain = logger.BeginScope("paying");
            logger.LogInformation("Sold.");
        });

        Assert.Equal("Orders.Checkout => order 42 => Customer: Ada, Attempt: 2 => paying: Sold.", Assert.Single(_log.Entries).Text);
    }

    [Fact]
    public async Task What_scopes_name_are_properties_and_the_others_are_listed()
    {
        await LogAsync(logger =>
        {
            using var plain = logger.BeginScope("paying");
            using var order = logger.BeginScope("order {OrderId}", 42);
            logger.LogInformation("Sold.");
        });

        var entry = Assert.Single(_log.Entries);
        Assert.Equal(42, entry["OrderId"]);
        Assert.Equal<string[]>(["paying"], Assert.IsType<string[]>(entry["scopes"]));
        Assert.DoesNotContain(entry.Properties, property => property.Key == "{OriginalFormat}");
    }

    [Fact]
    public async Task A_name_stands_once_with_the_value_nearest_to_the_record()
    {
        await LogAsync(logger =>
        {
            using var outer = logger.BeginScope("{Id} {Step}", 1, "outer");
            using var inner = logger.BeginScope("{Id} {Step}", 2, "inner");
            logger.LogInformation("Sold {Id}.", 3);
        });

        var entry = Assert.Single(_log.Entries);
        Assert.Equal(3, entry["Id"]);
        Assert.Equal("inner", entry["Step"]);
    }

    [Fact]
    public async Task A_scope_ends_where_it_is_disposed()
    {
        await LogAsync(logger =>
        {
            logger.BeginScope("paying")!.Dispose();
            logger.LogInformation("Sold.");
        });

        Assert.Equal("Orders.Checkout: Sold.", Assert.Single(_log.Entries).Text);
    }

    [Fact]
    public async Task Of_scopes_without_end_the_64_nearest_to_the_record_are_told()
    {
        await LogAsync(logger =>
        {
            for (var depth = 1; depth <= 65; depth++)
            {
                logger.BeginScope("{Depth}", depth);
            }

            logger.LogInformation("Sold.");
        });

        var entry = Assert.Single(_log.Entries);
        Assert.Equal(65, entry["Depth"]);
        Assert.StartsWith("Orders.Checkout => … => 2 => 3", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_with_values_without_end_leaves_the_nearer_ones_and_the_unnamed_scopes_their_place()
    {
        await LogAsync(logger =>
        {
            using var plain = logger.BeginScope("paying");
            using var endless = logger.BeginScope(Endless());
            using var near = logger.BeginScope("{OrderId}", 42);
            logger.LogInformation("Sold.");
        });

        var entry = Assert.Single(_log.Entries);
        Assert.Equal(256, entry.Properties.Count);
        Assert.Equal(42, entry["OrderId"]);
        Assert.Equal<string[]>(["paying"], Assert.IsType<string[]>(entry["scopes"]));

        static IEnumerable<KeyValuePair<string, object?>> Endless()
        {
            for (var index = 0; ; index++)
            {
                yield return new("name" + index, index);
            }
        }
    }

    [Fact]
    public async Task A_scope_that_fails_costs_neither_the_record_nor_what_came_before_it()
    {
        await LogAsync(logger =>
        {
            using var fails = logger.BeginScope(Failing());
            using var unreadable = logger.BeginScope(new Unreadable(new InvalidOperationException()));
            logger.LogInformation("Sold {@Line}.", new Unreadable(new InvalidOperationException()));
        });

        var entry = Assert.Single(_log.Entries);
        Assert.Equal(1, entry["Before"]);
        Assert.Contains("threw System.InvalidOperationException", Assert.IsType<string>(entry["Line"]), StringComparison.Ordinal);
        Assert.Contains(" => Before: 1 => ", entry.Text, StringComparison.Ordinal);
        Assert.Contains("threw System.TimeoutException", entry.Text, StringComparison.Ordinal);

        static IEnumerable<KeyValuePair<string, object?>> Failing()
        {
            yield return new("Before", 1);
            throw new FormatException();
        }
    }

    private async Task LogAsync(Action<ILogger> write)
    {
        await using var services = BuiltServices.Of<Logging>(log: _log);
        await using var scope = services.OpenScope();
        write(scope.GetRequiredService<ILoggerFactory>().CreateLogger(Category));
    }

    private sealed class Logging : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddLogging();
    }

    private sealed class Unreadable(Exception failure)
    {
        public string Name => throw failure;

        public override string ToString() => throw new TimeoutException();
    }
}
