using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Timed;

/// <summary>Puts the timing around every invocation.</summary>
internal sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IInvocationMiddleware, Timing>();
    }
}
