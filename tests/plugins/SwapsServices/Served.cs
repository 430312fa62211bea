using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginRuntime;
using SwapForms;

[assembly: PluginJsonContext(typeof(SwapsServices.ServedJson))]

namespace SwapsServices;

public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddLogging()
        .AddSingleton<Store>()
        .AddScoped<Order>();
}

/// <summary>Is made once for a version, and knows it.</summary>
public sealed class Store : IDisposable
{
    public string Version { get; } = PackageVersion.Read();

    public void Dispose() => Console.WriteLine("store closed " + Version);
}

/// <summary>Is made for each invocation.</summary>
public sealed class Order(Store store)
{
    public string Version => store.Version;
}

/// <summary>Answers by its services.</summary>
public sealed class Served(ILogger<Served> logger) : IHandler<Ask, Answer>
{
    public ValueTask<Answer> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var version = context.Services.GetRequiredService<Order>().Version;
        logger.LogDebug("Version {Version}", version);
        return ValueTask.FromResult(new Answer(version, context.RequestId));
    }
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class ServedJson : JsonSerializerContext;
