using PluginRuntime.PluginSide;

namespace PluginRuntime.Binding;

/// <summary>
/// One handler of one package, ready to answer invocations: how it is called, and what is known of it.
/// </summary>
/// <remarks>The loop knows handlers by this type alone.</remarks>
internal sealed class BoundHandler
{
    /// <summary>How it is called.</summary>
    public required BoundCall Call { get; init; }

    /// <summary>What is bound, for the log: <c>Greeter.GreetingHandler of package Greeter in /var/task</c>.</summary>
    public required string Description { get; init; }

    /// <summary>The package's folder: a full path with all links resolved.</summary>
    public required string PackageDirectory { get; init; }

    /// <summary>The plugin's services, if it has a startup class.</summary>
    public IPluginServices? Services { get; init; }

    /// <summary>The object whose method answers; <see langword="null"/> for a static one, and for one that is made anew for each invocation.</summary>
    public object? Instance { get; init; }

    /// <summary>Says more of what a handler failed with; <see langword="null"/> if the exception says all.</summary>
    public Func<Exception, Exception?>? Explain { get; init; }

    /// <summary>What must be disposed once nobody uses the handler any more; <see langword="null"/> if nothing.</summary>
    public object? Owned { get; init; }

    /// <summary>Where listeners see the handler's invocations.</summary>
    public HandlerTracing Tracing { get; } = new();

    /// <summary>The services of one invocation. Whoever opens them disposes them, if they can be.</summary>
    public IServiceProvider OpenScope() => Services is null ? NoServices.Instance : Services.OpenScope();
}
