#if SERVICES
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Forms;

public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<Voice>();
        services.AddScoped<Count>();
        services.AddScoped<Scoped>();
    }
}

/// <summary>How often an invocation has used it.</summary>
public sealed class Count
{
    public int Value { get; set; }
}

/// <summary>Made for each invocation: its count begins anew.</summary>
[Handler("scoped")]
public sealed class Scoped(Count count, Voice voice) : IHandler<Ask, Reply>
{
    public async ValueTask<Reply> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        count.Value++;
        var same = ReferenceEquals(context.Services.GetService(typeof(Count)), count);
        return new Reply { Text = voice.Say($"{payload.Name} {count.Value} {same}") };
    }
}
#endif
