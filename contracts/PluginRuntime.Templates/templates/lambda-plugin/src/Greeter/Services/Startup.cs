using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Greeter;

/// <summary>What the handler's constructor asks for.</summary>
internal sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IGreetings, GreetingsByHour>();
    }
}
