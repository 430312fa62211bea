using Orders;
using PluginRuntime.Testing;

namespace UserTests;

/// <summary>What a person writes who tests handlers with MSTest.</summary>
[TestClass]
public sealed class OrderTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task A_handler_answers_with_a_fake_in_place_of_its_database()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices());

        var result = await host.InvokeAsync(new Order("tea", 2), cancellationToken: TestContext.CancellationToken);

        Assert.AreEqual(new Receipt("2 x tea", 8), result.Read<Receipt>());
    }

    [TestMethod]
    public async Task An_error_is_what_the_caller_sees()
    {
        var result = await PluginHost.InvokeAsync("Orders:place", new Order("tea", 0));

        Assert.AreEqual("Order.Empty", result.Error?.Type);
    }

    private sealed class Prices : IPriceSource
    {
        public ValueTask<decimal> FindAsync(string item, CancellationToken cancellationToken) => ValueTask.FromResult(4m);
    }
}
