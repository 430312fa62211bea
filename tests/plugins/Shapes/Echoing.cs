using PluginRuntime;

namespace Shapes;

/// <summary>Answers what it is given; where that is null, a sample that has a value everywhere.</summary>
public abstract class Echoing<T>(T sample) : IHandler<T, T>
    where T : class
{
    public ValueTask<T> HandleAsync(T payload, IInvocationContext context, CancellationToken cancellationToken) => ValueTask.FromResult(payload ?? sample);
}
