using PluginRuntime;

namespace Throws;

/// <summary>Ends its process for an order with a name, and answers any other.</summary>
[Handler("exit")]
public sealed class EndsItsProcess : IHandler<Order, string>
{
    public ValueTask<string> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload.Name is not null)
        {
            Environment.Exit(9);
        }

        return ValueTask.FromResult("still here");
    }
}
