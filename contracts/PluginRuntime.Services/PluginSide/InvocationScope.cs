using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.PluginSide.Middleware;
using PluginRuntime.PluginSide.Services;

namespace PluginRuntime.PluginSide;

/// <summary>The services of one invocation.</summary>
internal sealed class InvocationScope(AsyncServiceScope scope, HandlerFactory? factory, RegisteredMiddleware middleware) : IInvocationScope
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType) => scope.ServiceProvider.GetService(serviceType);

    /// <inheritdoc/>
    public object GetHandler() => factory is { Lifetime: ServiceLifetime.Scoped }
        ? factory.Make(scope.ServiceProvider)
        : throw new InvalidOperationException("The handler is not scoped: one instance serves every invocation.");

    /// <inheritdoc/>
    public ValueTask RunAsync(IInvocationContext context, HandlerCall handler, CancellationToken cancellationToken) =>
        new MiddlewareRun(middleware.Of(scope.ServiceProvider), handler).RunAsync(context, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
