using PluginRuntime;

namespace Greeter;

/// <summary>Greets by name. An event without a name is greeted as the world.</summary>
internal sealed class GreetingHandler(IGreetings greetings) : IHandler<GreetingRequest, Greeting>
{
    public ValueTask<Greeting> HandleAsync(
        GreetingRequest payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(payload?.Name) ? "world" : payload.Name.Trim();
        return ValueTask.FromResult(new Greeting { Message = $"{greetings.Word}, {name}!" });
    }
}
