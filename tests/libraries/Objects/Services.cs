using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginRuntime;

namespace Libraries.Objects;

public interface IStep;

public sealed class FirstStep : IStep;

public sealed class SecondStep : IStep;

/// <summary>Looks for its parts in what the application consists of.</summary>
[Handler("Scrutor")]
public sealed class Scanned : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var services = new ServiceCollection()
            .Scan(scan => scan.FromApplicationDependencies(assembly => assembly.GetName().Name == "Libraries")
                .AddClasses(classes => classes.AssignableTo<IStep>()).As<IStep>())
            .BuildServiceProvider();
        return Task.FromResult(string.Join(", ", services.GetServices<IStep>().Select(step => step.GetType().Name).Order(StringComparer.Ordinal)));
    }
}

public sealed record Ordered(string Item);

public sealed class Notes
{
    public TaskCompletionSource<string> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed class OrderConsumer(Notes notes) : IConsumer<Ordered>
{
    public Task Consume(ConsumeContext<Ordered> context)
    {
        notes.First.TrySetResult(context.Message.Item);
        return Task.CompletedTask;
    }
}

[Handler("MassTransit")]
public sealed class InMemoryBus : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<Notes>()
            .AddMassTransit(bus =>
            {
                bus.AddConsumer<OrderConsumer>();
                bus.UsingInMemory((context, configuration) => configuration.ConfigureEndpoints(context));
            })
            .BuildServiceProvider();
        var bus = services.GetRequiredService<IBusControl>();
        await bus.StartAsync(cancellationToken);
        try
        {
            await bus.Publish(new Ordered("tea"), cancellationToken);
            return await services.GetRequiredService<Notes>().First.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            await bus.StopAsync(cancellationToken);
        }
    }
}
