using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginRuntime;

namespace Services;

/// <summary>What InitializeAsync leaves.</summary>
public sealed class Greeting
{
    public string Text { get; set; } = "not initialized";
}

/// <summary>What each invocation has of its own.</summary>
public sealed class Steps
{
    public List<string> Taken { get; } = [];
}

internal sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<Greeting>();
        services.AddScoped<Steps>();
        services.AddSingleton<IInvocationMiddleware, Noting>();
    }

    public ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<Greeting>().Text = "Hello";
        return default;
    }
}

internal sealed class Noting : IInvocationMiddleware
{
    public async ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        context.Services.GetRequiredService<Steps>().Taken.Add("middleware");
        await nextStep(context, cancellationToken);
    }
}

internal sealed class Greeter(Greeting greeting, ILogger<Greeter> logger) : IHandler<string, string>
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        logger.LogInformation("Greeted {Name}", payload);
        return ValueTask.FromResult($"{greeting.Text}, {payload}, by {string.Join(' ', context.Services.GetRequiredService<Steps>().Taken)}");
    }
}
