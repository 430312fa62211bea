using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orders;
using PluginRuntime;
using PluginRuntime.Testing;

namespace UserTests;

/// <summary>What a person writes who tests handlers with xunit, and has no more than a reference to their projects.</summary>
public sealed class OrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handler_is_called_by_its_handler_string_with_objects_of_its_own_types()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices(2.5m));

        var result = await host.InvokeAsync(new Order("tea", 2), cancellationToken: Token);

        Assert.Equal(new Receipt("2 x tea", 5m), result.Read<Receipt>());
        Assert.Equal("""{"text":"2 x tea","total":5.0}""", result.Text);
        Assert.Equal("application/json", result.ContentType);
    }

    [Fact]
    public async Task Case_of_the_packages_name_does_not_matter_beside_a_test()
    {
        Assert.Equal(3, (await PluginHost.InvokeAsync("orders:postage", 1.5)).Read<double>());
    }

    [Fact]
    public async Task The_form_that_AWS_writes_names_the_same() =>
        Assert.Equal("3", (await PluginHost.InvokeAsync("Orders::Orders.Shipping::Postage", 1.5)).Text);

    [Fact]
    public async Task An_error_is_what_the_caller_sees_with_the_exception_beside_it()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices(1));

        var result = await host.InvokeAsync(new Order("tea", 0), cancellationToken: Token);

        Assert.False(result.Succeeded);
        Assert.Equal("Order.Empty", result.Error!.Type);
        Assert.Equal("An order needs a count of at least 1.", result.Error.Message);
        Assert.Contains("PlaceOrder", Assert.Single(result.Error.StackTrace), StringComparison.Ordinal);
        Assert.False(result.Error.IsInit);
        Assert.IsType<FunctionException>(result.Exception);
        Assert.Contains("at least 1", Assert.Throws<InvocationFailedException>(() => result.Read<Receipt>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_fake_the_handlers_own_services_serve()
    {
        var result = await PluginHost.InvokeAsync("Orders:place", new Order("tea", 1));

        Assert.Equal("There is no database.", result.Error!.Message);
        Assert.Equal("Function.InvalidOperationException", result.Error.LambdaType);
    }

    [Fact]
    public async Task Records_of_loggers_have_their_arguments_and_those_of_another_invocation_are_not_among_them()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices(1));

        await host.InvokeAsync(new Order("coffee", 1), cancellationToken: Token);
        var result = await host.InvokeAsync(new Order("tea", 2), cancellationToken: Token);

        Assert.Equal(["Sold 2 of tea", "booked"], result.Log.Select(record => record.Message));
        Assert.Equal(2, result.Log[0].Properties["Count"]);
        Assert.Equal("Orders.PlaceOrder", result.Log[0].Properties["category"]);
        Assert.Equal(1, result.AfterResponseRuns);
        Assert.Empty(host.InitLog);
    }

    [Fact]
    public async Task What_is_below_the_least_level_is_logged_if_the_test_says_so()
    {
        await using var host = new PluginHost("Orders:place") { MinimumLogLevel = LambdaLogLevel.Debug }.Replace<IPriceSource>(new Prices(1));

        var result = await host.InvokeAsync(new Order("tea", 2), cancellationToken: Token);

        Assert.Contains(result.Log, record => record.Level == LambdaLogLevel.Debug && record.Message == "A detail");
    }

    [Fact]
    public async Task A_streamed_response_is_told_piece_by_piece_with_its_prelude()
    {
        var result = await PluginHost.InvokeAsync("Orders:count-down", 3);

        Assert.True(result.IsStreamed);
        Assert.Equal(201, result.Prelude!.StatusCode);
        Assert.Equal("text/plain", result.Prelude.Headers["Content-Type"]);
        Assert.Equal(["a=b"], result.Prelude.Cookies);
        Assert.Equal(["3\n", "2\n", "1\n"], result.Pieces.Select(piece => Encoding.UTF8.GetString(piece.Span)));
        Assert.Equal("3\n2\n1\n", result.Text);
    }

    [Fact]
    public async Task A_class_that_is_called_without_a_host_takes_a_context_of_the_tests()
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton<IPriceSource>(new Prices(1)).AddTransient<PlaceOrder>().BuildServiceProvider();
        var context = new TestInvocationContext { RequestId = "id-1" };

        var receipt = await services.GetRequiredService<PlaceOrder>().HandleAsync(new Order("tea", 1), context, context.CancellationToken);

        Assert.Equal(1, receipt.Total);
        Assert.Empty(context.LogRecords);
        Assert.Equal(1, await context.RunAfterResponseAsync());
        Assert.Equal("booked", Assert.Single(context.LogRecords).Message);
    }

    [Fact]
    public async Task Fakes_for_a_handler_without_a_startup_class_are_refused()
    {
        await using var host = new PluginHost("AwsMiddle::AwsForms.Parameters::Event").Replace<IPriceSource>(new Prices(1));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.InvokeAsync(new { Name = "Ada" }, cancellationToken: Token));

        Assert.Contains("IHandlerStartup", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_are_configured_before_init_alone()
    {
        await using var host = new PluginHost("Orders:postage");
        await host.InvokeAsync(1, cancellationToken: Token);

        Assert.Throws<InvalidOperationException>(() => host.Replace<IPriceSource>(new Prices(1)));
    }

    [Fact]
    public async Task A_function_for_AWSs_own_runtime_is_bound_by_its_rules_and_its_neighbour_by_ours()
    {
        var context = new TestInvocationContext { RequestId = "id-1" };
        await using var host = new PluginHost("AwsMiddle::AwsForms.Parameters::EventAndContext");

        var result = await host.InvokeAsync(new { Name = "Ada" }, context, Token);

        Assert.Contains("Ada id-1", result.EnsureSucceeded().Text, StringComparison.Ordinal);
        Assert.True((await PluginHost.InvokeAsync("Orders:postage", 1)).Succeeded);
    }

    [Fact]
    public async Task A_handler_that_is_not_there_is_an_init_error_with_the_hosts_words()
    {
        var result = await PluginHost.InvokeAsync("Orders:plase", new Order("tea", 1));

        Assert.True(result.Error!.IsInit);
        Assert.Equal("Runtime.NoSuchHandler", result.Error.Type);
        Assert.Contains("place", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_that_is_not_there_names_the_nearest()
    {
        var result = await PluginHost.InvokeAsync("Order:place", new Order("tea", 1));

        Assert.Equal("Runtime.NoSuchPackage", result.Error!.Type);
        Assert.Contains("Orders", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_any_name_is_the_assembly_that_the_test_names()
    {
        await using var host = new PluginHost("shop:postage", typeof(PlaceOrder).Assembly);

        Assert.Equal("4", (await host.InvokeJsonAsync("2", cancellationToken: Token)).Text);
    }

    [Fact]
    public async Task A_version_that_the_handler_string_pins_is_whichever_the_test_has() =>
        Assert.Equal("4", (await PluginHost.InvokeAsync("Orders@1.4.2:postage", 2)).Text);

    [Fact]
    public async Task Bytes_of_a_test_are_the_events_bytes()
    {
        await using var host = new PluginHost("Orders:postage");

        Assert.Equal("4", (await host.InvokeAsync("2"u8.ToArray(), cancellationToken: Token)).Text);
        Assert.Equal("4", (await host.InvokeAsync(new MemoryStream("2"u8.ToArray()), cancellationToken: Token)).Text);
        Assert.Equal("Function.InvalidEvent", (await host.InvokeAsync("two"u8.ToArray(), cancellationToken: Token)).Error!.Type);
    }

    [Fact]
    public async Task Invocations_beside_each_other_keep_their_records_apart()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices(1));

        var results = await Task.WhenAll(Enumerable.Range(1, 16).Select(count => host.InvokeAsync(new Order("tea", count), cancellationToken: Token)));

        Assert.All(results.Select((result, index) => (result, count: index + 1)), pair => Assert.Equal($"Sold {pair.count} of tea", pair.result.Log[0].Message));
    }

    private sealed class Prices(decimal price) : IPriceSource
    {
        public ValueTask<decimal> FindAsync(string item, CancellationToken cancellationToken) => ValueTask.FromResult(price);
    }
}
