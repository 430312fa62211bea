namespace PluginRuntime.Binding;

/// <summary>
/// How a bound handler is called. Each handler form has a subclass in the host.
/// </summary>
/// <remarks>In concurrent mode several threads call the same one at once.</remarks>
internal abstract class BoundCall
{
    /// <summary>Whether the handler looks at its cancellation token. For one that does not, no token and no timer are made.</summary>
    public virtual bool TakesToken => true;

    /// <summary>Answers one invocation and returns when its response is complete.</summary>
    /// <remarks>
    /// Synchronous on purpose: the loop's thread has nothing else to do, and an asynchronous method here would be compiled
    /// at the first invocation. What the handler throws comes out as it is.
    /// </remarks>
    public abstract void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken);
}
