using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Orders;

/// <summary>Registers what no test can have: a database.</summary>
public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<IPriceSource, Database>();
    }
}

public interface IPriceSource
{
    ValueTask<decimal> FindAsync(string item, CancellationToken cancellationToken);
}

public sealed class Database : IPriceSource
{
    public ValueTask<decimal> FindAsync(string item, CancellationToken cancellationToken) => throw new InvalidOperationException("There is no database.");
}
