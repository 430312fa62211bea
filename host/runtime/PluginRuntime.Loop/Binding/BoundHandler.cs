using PluginRuntime.PluginSide;

namespace PluginRuntime.Binding;

/// <summary>
/// One handler of one package, ready to answer invocations.
/// </summary>
/// <remarks>
/// The loop knows handlers by this type alone; each handler form has a subclass in the host. In concurrent mode several
/// threads call the same one at once.
/// </remarks>
/// <param name="description">What is bound, for the log: <c>Greeter.GreetingHandler of package Greeter in /var/task</c>.</param>
/// <param name="packageDirectory">The package's folder.</param>
internal abstract class BoundHandler(string description, string packageDirectory)
{
    /// <summary>What is bound, for the log.</summary>
    public string Description { get; } = description;

    /// <summary>The package's folder: a full path with all links resolved.</summary>
    public string PackageDirectory { get; } = packageDirectory;

    /// <summary>Whether the handler looks at its cancellation token. For one that does not, no token and no timer are made.</summary>
    public virtual bool TakesToken => true;

    /// <summary>The plugin's services, if it has a startup class.</summary>
    public IPluginServices? Services { get; set; }

    /// <summary>Where listeners see the handler's invocations; <see langword="null"/> while nobody can listen.</summary>
    public IPluginTracing? Tracing { get; set; }

    /// <summary>The object whose method answers; <see langword="null"/> for a static one, and for one that is made anew for each invocation.</summary>
    public object? Instance { get; set; }

    /// <summary>Says more of what a handler failed with; <see langword="null"/> if the exception says all.</summary>
    public Func<Exception, Exception?>? Explain { get; set; }

    /// <summary>What must be disposed once nobody uses the handler any more; <see langword="null"/> if nothing.</summary>
    public object? Owned { get; set; }

    /// <summary>The services of one invocation. Whoever opens them disposes them, if they can be.</summary>
    public IServiceProvider OpenScope() => Services is null ? NoServices.Instance : Services.OpenScope();

    /// <summary>Answers one invocation and returns when its response is complete.</summary>
    /// <remarks>
    /// Synchronous on purpose: the loop's thread has nothing else to do, and an asynchronous method here would be compiled
    /// at the first invocation. What the handler throws comes out as it is.
    /// </remarks>
    public abstract void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken);
}
