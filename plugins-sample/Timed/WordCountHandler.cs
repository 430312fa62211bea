using PluginRuntime;

namespace Timed;

/// <summary>Counts the words of a text. It knows nothing of the timing around it.</summary>
internal sealed class WordCountHandler : IHandler<string?, int>
{
    /// <exception cref="FunctionException">There is no text.</exception>
    public ValueTask<int> HandleAsync(string? payload, IInvocationContext context, CancellationToken cancellationToken) => payload is null
        ? throw new FunctionException("Timed.NoText", "The event is null. It should be a text, as in \"to be or not to be\".")
        : ValueTask.FromResult(payload.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
}
