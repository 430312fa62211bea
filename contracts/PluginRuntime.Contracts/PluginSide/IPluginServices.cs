namespace PluginRuntime.PluginSide;

/// <summary>
/// The services of one generation of a plugin. Disposing it disposes the root provider and a handler that was made by it.
/// </summary>
internal interface IPluginServices : IAsyncDisposable
{
    /// <summary>Whether the startup registered the handler's type as scoped: then each invocation has an instance of its own.</summary>
    bool IsHandlerScoped { get; }

    /// <summary>Runs the startup's own asynchronous initialization. Before the handler is made.</summary>
    ValueTask InitializeAsync(CancellationToken cancellationToken);

    /// <summary>The one instance of a handler that is not scoped: the registered service, or made with its dependencies.</summary>
    object CreateHandler();

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
}
