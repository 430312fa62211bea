using Orders;
using PluginRuntime.Testing;

namespace UserTests;

/// <summary>What a person writes who tests handlers with NUnit.</summary>
public sealed class OrderTests
{
    [Test]
    public async Task A_handler_answers_with_a_fake_in_place_of_its_database()
    {
        await using var host = new PluginHost("Orders:place").Replace<IPriceSource>(new Prices());

        var result = await host.InvokeAsync(new Order("tea", 2));

        Assert.That(result.Read<Receipt>(), Is.EqualTo(new Receipt("2 x tea", 8)));
    }

    [Test]
    public async Task An_error_is_what_the_caller_sees()
    {
        var result = await PluginHost.InvokeAsync("Orders:place", new Order("tea", 0));

        Assert.That(result.Error?.Type, Is.EqualTo("Order.Empty"));
    }

    [Test]
    public async Task The_deployed_package_answers_in_the_host_that_the_build_names()
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        await using var host = await HostProcess.StartAsync(Path.Join(own.Parent!.Parent!.FullName, "Orders", own.Name), "Orders:postage");

        var result = await host.InvokeAsync(1.5);

        Assert.That(result.Text, Is.EqualTo("3"));
    }

    private sealed class Prices : IPriceSource
    {
        public ValueTask<decimal> FindAsync(string item, CancellationToken cancellationToken) => ValueTask.FromResult(4m);
    }
}
