namespace PluginRuntime.PluginSide;

/// <summary>
/// The services of one generation of a plugin. Disposing it disposes the root provider and a handler that was made by it.
/// </summary>
internal interface IPluginServices : IAsyncDisposable
{
    /// <summary>Whether the startup registered the handler's type as scoped: then each invocation has an instance of its own.</summary>
    bool IsHandlerScoped { get; }

    /// <summary>Whether the startup registered middleware: then an invocation is run by its scope.</summary>
    bool HasMiddleware { get; }

    /// <summary>Runs the startup's own asynchronous initialization. Before the handler is made.</summary>
    ValueTask InitializeAsync(CancellationToken cancellationToken);

    /// <summary>The one instance of a handler that is not scoped: the registered service, or made with its dependencies.</summary>
    object CreateHandler();

    /// <summary>Makes middleware that lives as long as the services; any other is made in each scope.</summary>
    /// <exception cref="FunctionException">It has no constructor that the services can satisfy; says what to mend.</exception>
    void CreateMiddleware();

    /// <summary>Opens the scope of one invocation.</summary>
    IInvocationScope OpenScope();
}

/// <summary>
/// The services of one invocation.
/// </summary>
internal interface IInvocationScope : IServiceProvider, IAsyncDisposable
{
    /// <summary>This invocation's instance of a scoped handler.</summary>
    object GetHandler();

    /// <summary>Runs the middleware around the handler.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="handler">Called once or, if a middleware decides so, not at all.</param>
    /// <param name="cancellationToken">The invocation's token.</param>
    /// <returns>A task that ends after the handler. It fails with what a middleware threw, else with what the handler did.</returns>
    ValueTask RunAsync(IInvocationContext context, HandlerCall handler, CancellationToken cancellationToken);
}

/// <summary>
/// Runs the handler and returns when its response is complete.
/// </summary>
/// <param name="context">The invocation as the handler sees it.</param>
/// <param name="cancellationToken">The handler's token.</param>
internal delegate void HandlerCall(IInvocationContext context, CancellationToken cancellationToken);
