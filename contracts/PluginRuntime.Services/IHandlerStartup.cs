using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime;

/// <summary>
/// Registers the services of a plugin's handlers, and may prepare them before the first invocation.
/// </summary>
/// <remarks>
/// <para>
/// At most one class of a plugin implements it; that class may be internal and has a public parameterless constructor. The host makes it
/// once, during init, and keeps the services for every invocation.
/// </para>
/// <para>
/// A handler gets its dependencies by its public constructor. It is made once for all invocations; a handler that is registered as scoped,
/// as in <c>services.AddScoped&lt;PlaceOrder&gt;()</c>, is made anew for each. <see cref="IInvocationContext.Services"/> is the invocation's
/// scope. A handler that is not registered is disposed before the services are, a registered one by the container.
/// </para>
/// <para>
/// Code around every invocation is an <see cref="IInvocationMiddleware"/>, registered as such.
/// </para>
/// <para>
/// <c>services.AddLogging()</c> makes <c>ILogger&lt;T&gt;</c> available: what it writes goes to the function's log with the request id. The
/// package then carries Microsoft.Extensions.Logging; the container itself comes with the host unless the package brings its own.
/// </para>
/// </remarks>
public interface IHandlerStartup
{
    /// <summary>Registers the services. Nothing is resolved yet; what is thrown ends the init.</summary>
    /// <param name="services">Holds nothing but the host's logger provider.</param>
    void ConfigureServices(IServiceCollection services);

    /// <summary>
    /// Prepares what takes time or can fail, such as loading a table, once the services are built and before the handler is made.
    /// </summary>
    /// <remarks>
    /// Part of the init: Lambda gives that 10 seconds, after which it starts anew within the first invocation's timeout. What is thrown ends
    /// the init. Does nothing unless it is implemented. Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
    /// </remarks>
    /// <param name="services">The root of the services. Scoped ones are resolved from a scope that is opened here and disposed here.</param>
    /// <param name="cancellationToken">Cancelled when the host gives up the init.</param>
    /// <returns>A task that ends when the first invocation may come.</returns>
    ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken) => default;
}
