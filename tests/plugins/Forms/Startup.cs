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
        if (Environment.GetEnvironmentVariable("AROUND") is not null)
        {
            services.AddSingleton<IInvocationMiddleware, Around>();
            services.AddScoped<IInvocationMiddleware, Counting>();
        }
    }
}

/// <summary>How often an invocation has used it.</summary>
public sealed class Count
{
    public int Value { get; set; }
}

/// <summary>Does what the variable AROUND says, outside of <see cref="Counting"/>.</summary>
public sealed class Around : IInvocationMiddleware
{
    public async ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        await Task.Yield();
        switch (Environment.GetEnvironmentVariable("AROUND"))
        {
            case "twice":
                await nextStep(context, cancellationToken);
                break;
            case "not":
                return;
            case "throw":
                await nextStep(context, cancellationToken);
                throw new FunctionException("Forms.Around", "Thrown around " + context.RequestId);
        }

        await nextStep(context, cancellationToken);
        context.Log(LambdaLogLevel.Information, "around");
    }
}

/// <summary>One for each invocation, from the scope that the handler's services come from.</summary>
public sealed class Counting(Count count) : IInvocationMiddleware
{
    public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        count.Value += 10;
        return nextStep(context, cancellationToken);
    }
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
