using PluginRuntime.Testing;
using Xunit;

namespace Greeter.Tests;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("""{"name":"Ada"}""", """{"message":"Hello, Ada!"}""")]
    [InlineData("{}", """{"message":"Hello, world!"}""")]
    public async Task An_event_is_greeted_by_its_name(string payload, string response)
    {
        await using var host = new PluginHost("Greeter::Greeter.Function::FunctionHandler");

        var result = await host.InvokeJsonAsync(payload, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(response, result.EnsureSucceeded().Text);
    }
}
