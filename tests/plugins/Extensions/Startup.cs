using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Extensions;

public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").Build());
        services.AddHttpClient();
    }
}
