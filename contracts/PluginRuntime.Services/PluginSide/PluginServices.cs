using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.PluginSide.Middleware;
using PluginRuntime.PluginSide.Services;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The services of one generation of a plugin, and its handler.
/// </summary>
/// <remarks>A handler that the startup registered is the container's to dispose; any other is made, and disposed, here.</remarks>
internal sealed class PluginServices : IPluginServices
{
    private readonly IHandlerStartup _startup;
    private readonly ServiceProvider _root;
    private readonly HandlerFactory? _factory;
    private readonly RegisteredMiddleware _middleware;
    private object? _handler;
    private object? _toDispose;

    public PluginServices(IHandlerStartup startup, IServiceCollection services, ServiceProvider root, Type? handler)
    {
        _startup = startup;
        _root = root;
        _factory = handler is null ? null : new HandlerFactory(handler, startup.GetType(), services);
        _middleware = new RegisteredMiddleware(services, startup.GetType());
    }

    /// <inheritdoc/>
    public bool IsHandlerScoped => _factory?.Lifetime == ServiceLifetime.Scoped;

    /// <inheritdoc/>
    public bool HasMiddleware => _middleware.IsAny;

    private HandlerFactory Factory => _factory ?? throw new InvalidOperationException("The handler is a static method and has no instance.");

    /// <inheritdoc/>
    public ValueTask InitializeAsync(CancellationToken cancellationToken) => _startup.InitializeAsync(_root, cancellationToken);

    /// <inheritdoc/>
    public object CreateHandler()
    {
        if (_handler is not null)
        {
            return _handler;
        }

        _handler = Factory.Make(_root);
        // Not registered, so nobody else would.
        _toDispose = Factory.Lifetime is null ? _handler : null;
        return _handler;
    }

    /// <inheritdoc/>
    public void CreateMiddleware() => _middleware.CreateSingletons(_root);

    /// <inheritdoc/>
    public IInvocationScope OpenScope() => new InvocationScope(_root.CreateAsyncScope(), _factory, _middleware);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await DisposeHandlerAsync();
        }
        finally
        {
            await _root.DisposeAsync();
        }
    }

    private ValueTask DisposeHandlerAsync()
    {
        switch (Interlocked.Exchange(ref _toDispose, null))
        {
            case IAsyncDisposable handler:
                return handler.DisposeAsync();
            case IDisposable handler:
                handler.Dispose();
                break;
        }

        return default;
    }
}
