using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Checkout;

/// <summary>Registers what the handler is given, and loads the prices before the first order comes.</summary>
internal sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        // The host makes the package's own folder the base directory.
        using var file = File.OpenRead(Path.Join(AppContext.BaseDirectory, "appsettings.json"));
        var settings = new ConfigurationBuilder().AddJsonStream(file).Build();

        services.AddLogging();
        services.AddSingleton<IConfiguration>(settings);
        services.AddSingleton<PriceList>();
        services.AddSingleton<IPriceSource>(provider => provider.GetRequiredService<PriceList>());
        services.AddSingleton<Till>();
    }

    public async ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<PriceList>().LoadAsync(cancellationToken);
}
