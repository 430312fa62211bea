using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginRuntime;

namespace Serves;

/// <summary>Fails where the variable FAIL says so.</summary>
public sealed class Startup : IHandlerStartup
{
    public static string? FailsIn => Environment.GetEnvironmentVariable("FAIL");

    public Startup() => Fail("constructor");

    public void ConfigureServices(IServiceCollection services)
    {
        Fail("configure");
        services.AddLogging();
        if (FailsIn != "missing")
        {
            services.AddSingleton<Connection>();
        }

        services.AddScoped<Unit>();
        if (FailsIn == "middleware")
        {
            services.AddSingleton<IInvocationMiddleware, Lacking>();
        }
    }

    public async ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Fail("initialize");
        Console.WriteLine("initialized");
    }

    public static void Fail(string where)
    {
        if (FailsIn == where)
        {
            throw new InvalidOperationException("Failed in " + where);
        }
    }
}

public sealed class Connection : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Console.WriteLine("connection closed");
    }
}

public sealed class Unit(ILogger<Unit> logger) : IDisposable
{
    public void Dispose() => logger.LogWarning("unit disposed");
}

public sealed class Unregistered;

public sealed class Lacking(Unregistered unregistered) : IInvocationMiddleware
{
    public Unregistered Unregistered => unregistered;

    public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken) =>
        nextStep(context, cancellationToken);
}

public sealed class Handling(Connection connection, ILogger<Handling> logger) : IHandler<string, string>, IDisposable
{
    static Handling() => Startup.Fail("static");

    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        using (logger.BeginScope("order {Order}", 7))
        {
            logger.LogInformation("Heard {Word} with {Count} letters", payload, payload.Length);
            logger.LogDebug("not at the default level");
        }

        context.AfterResponse(_ =>
        {
            Console.WriteLine("after the response");
            return default;
        });
        return new(context.Services.GetService<Unit>() is null ? "none" : payload + connection.GetType().Name);
    }

    public void Dispose() => Console.WriteLine("handler disposed");
}
