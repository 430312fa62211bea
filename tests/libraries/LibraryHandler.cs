using PluginRuntime;

namespace Libraries;

/// <summary>A handler that uses one library, on any event, and answers what it made of it.</summary>
public abstract class LibraryHandler : IHandler<string, string>
{
    public async ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        await UseAsync(cancellationToken);

    /// <summary>The same answer each time, whatever was done before.</summary>
    protected abstract Task<string> UseAsync(CancellationToken cancellationToken);
}
