using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Web;

/// <summary>The services that routing needs, without a server.</summary>
public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(new DiagnosticListener("Web"));
    }
}
