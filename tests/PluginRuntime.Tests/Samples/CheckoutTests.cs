using Checkout;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PluginRuntime.Tests.Services;

namespace PluginRuntime.Tests.Samples;

/// <summary>The sample with services, on the plugin side and without a host: its appsettings.json lies beside the tests.</summary>
public sealed class CheckoutTests
{
    // The handler asks nothing of it.
    private static readonly IInvocationContext NoContext = null!;

    [Fact]
    public async Task An_order_is_answered_with_its_receipt_and_logged()
    {
        var log = new RecordingLog();
        await using var services = BuiltServices.Of<Startup>(typeof(CheckoutHandler), log);
        await services.InitializeAsync(TestContext.Current.CancellationToken);
        var handler = (CheckoutHandler)services.CreateHandler();

        var receipt = await handler.HandleAsync(
            OrderOf(("tea", 2), ("Teapot", 1)), NoContext, TestContext.Current.CancellationToken);

        Assert.Equal((43m, 8.17m, 51.17m, "EUR"), (receipt.Net, receipt.Tax, receipt.Total, receipt.Currency));
        Assert.Equal([9m, 34m], receipt.Lines.Select(line => line.Amount));
        Assert.Equal("Checkout.CheckoutHandler: Sold 2 lines for 51.17 EUR.", Assert.Single(log.Entries).Text);
    }

    [Theory]
    [InlineData("Checkout.UnknownArticle", "sugar", 1)]
    [InlineData("Checkout.InvalidQuantity", "tea", 0)]
    [InlineData("Checkout.InvalidQuantity", "tea", 1001)]
    public async Task An_order_that_cannot_be_priced_says_what_is_wrong(string errorType, string article, int quantity)
    {
        var error = await Assert.ThrowsAsync<FunctionException>(() => PriceAsync(OrderOf((article, quantity))));

        Assert.Equal(errorType, error.ErrorType);
        Assert.Contains(article, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_without_lines_says_so()
    {
        Assert.Equal("Checkout.EmptyOrder", (await Assert.ThrowsAsync<FunctionException>(() => PriceAsync(new Order()))).ErrorType);
        Assert.Equal("Checkout.EmptyOrder", (await Assert.ThrowsAsync<FunctionException>(() => PriceAsync(null!))).ErrorType);
    }

    [Fact]
    public void A_setting_that_is_missing_is_named()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("currency", "EUR")]).Build();

        Assert.Contains("taxPercent", Assert.Throws<InvalidOperationException>(() => new Till(settings)).Message, StringComparison.Ordinal);
    }

    private static async Task<Receipt> PriceAsync(Order order)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("currency", "EUR"), new("taxPercent", "19"), new("prices:tea", "4.5")])
            .Build();
        var prices = new PriceList(settings);
        await prices.LoadAsync(TestContext.Current.CancellationToken);
        var handler = new CheckoutHandler(prices, new Till(settings), NullLogger<CheckoutHandler>.Instance);
        return await handler.HandleAsync(order, NoContext, TestContext.Current.CancellationToken);
    }

    private static Order OrderOf(params (string Article, int Quantity)[] lines) =>
        new() { Lines = [.. lines.Select(line => new OrderLine { Article = line.Article, Quantity = line.Quantity })] };
}
