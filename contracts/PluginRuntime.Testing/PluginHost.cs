using System.Reflection;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginRuntime.Log;

namespace PluginRuntime.Testing;

/// <summary>
/// Runs one handler in the test's own process, by the rules and the binder of the host: the handler string is chosen, the startup class run, the event
/// read, the response written and the error told as on Lambda.
/// </summary>
/// <remarks>
/// <para>
/// Objects, fakes and exceptions are the handler's own types, since its assembly is the one that the test's project refers to. There is no
/// isolation: libraries are in the versions that the test has, static state stays from one host to the next, the console is the test's, and
/// <see cref="AppContext.BaseDirectory"/> is the test's folder. What depends on the package as it is deployed is tried by <see cref="HostProcess"/>.
/// </para>
/// <para>Init runs at the first invocation, once. Invocations may run beside each other, as in concurrent mode.</para>
/// </remarks>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly string _handler;
    private readonly Assembly? _assembly;
    private readonly Lazy<BoundFunction> _function;
    private readonly Lazy<LogWriter> _log;
    private Action<IServiceCollection>? _configure;

    /// <summary>A handler of an assembly that the test's project refers to.</summary>
    /// <param name="handler">As the function's Handler setting has it: <c>Orders:create</c>, <c>Orders::Orders.Checkout::PlaceOrder</c>.</param>
    public PluginHost(string handler)
        : this(handler, null)
    {
    }

    /// <summary>A handler of an assembly, whatever the handler string calls its package.</summary>
    /// <param name="handler">As the function's Handler setting has it.</param>
    /// <param name="assembly">The handler's, as in <c>typeof(PlaceOrder).Assembly</c>; <see langword="null"/> to find it by its name.</param>
    public PluginHost(string handler, Assembly? assembly)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = handler;
        _assembly = assembly;
        _log = new Lazy<LogWriter>(() => new LogWriter(MinimumLogLevel));
        _function = new Lazy<BoundFunction>(() => BoundFunction.Init(_handler, _assembly, _configure, _log.Value));
    }

    /// <summary>The least level that is logged; <see cref="LambdaLogLevel.Information"/> if it is not set, as on Lambda.</summary>
    public LambdaLogLevel MinimumLogLevel { get; init; } = LambdaLogLevel.Information;

    /// <summary>What was logged in init, and by what belongs to no invocation.</summary>
    public IReadOnlyList<LogRecord> InitLog => [.. _log.Value.OfInit.Select(entry => new LogRecord(entry))];

    /// <summary>Runs one invocation of a handler, with an init of its own.</summary>
    /// <param name="handler">As the function's Handler setting has it.</param>
    /// <param name="payload">The event: a byte array, memory or a stream as it is, anything else as JSON.</param>
    public static async Task<InvocationResult> InvokeAsync(string handler, object? payload)
    {
        var host = new PluginHost(handler);
        await using (host.ConfigureAwait(false))
        {
            return await host.InvokeAsync(payload).ConfigureAwait(false);
        }
    }

    /// <summary>Changes the services after the handler's startup class has registered its own, before any is made.</summary>
    /// <returns>This host.</returns>
    /// <exception cref="InvalidOperationException">Init has run.</exception>
    public PluginHost ConfigureServices(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (_function.IsValueCreated)
        {
            throw new InvalidOperationException("The services of this host are built: its first invocation has begun. Configure them before it, or make another PluginHost.");
        }

        _configure += configure;
        return this;
    }

    /// <summary>Registers a fake in place of whatever the handler's startup class registers for a service.</summary>
    /// <returns>This host.</returns>
    /// <exception cref="InvalidOperationException">Init has run.</exception>
    public PluginHost Replace<TService>(TService service)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        return ConfigureServices(services =>
        {
            services.RemoveAll<TService>();
            services.AddSingleton(service);
        });
    }

    /// <summary>Runs one invocation.</summary>
    /// <param name="payload">The event: a byte array, memory or a stream as it is, anything else as JSON.</param>
    /// <param name="context">Its facts; <see langword="null"/> for those of an ordinary invocation.</param>
    /// <param name="cancellationToken">Gives up waiting; the handler has the token of <paramref name="context"/>.</param>
    /// <returns>What came of it; what the handler throws is in there, and so is why the function cannot start.</returns>
    /// <exception cref="InvalidOperationException">Services are configured, and the handler has no startup class.</exception>
    public Task<InvocationResult> InvokeAsync(object? payload, TestInvocationContext? context = null, CancellationToken cancellationToken = default) =>
        RunAsync(function => function.Write(payload), context).WaitAsync(cancellationToken);

    /// <summary>Runs one invocation with an event that is written as JSON already.</summary>
    /// <param name="json">The event.</param>
    /// <param name="context">Its facts; <see langword="null"/> for those of an ordinary invocation.</param>
    /// <param name="cancellationToken">Gives up waiting; the handler has the token of <paramref name="context"/>.</param>
    /// <returns>What came of it; what the handler throws is in there, and so is why the function cannot start.</returns>
    /// <exception cref="InvalidOperationException">Services are configured, and the handler has no startup class.</exception>
    public Task<InvocationResult> InvokeJsonAsync(string json, TestInvocationContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return RunAsync(_ => Encoding.UTF8.GetBytes(json), context).WaitAsync(cancellationToken);
    }

    /// <summary>Disposes the handler and its services, as the host does when it is stopped. What that throws comes out.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_function.IsValueCreated)
        {
            await OnThreadOfItsOwn(() =>
            {
                _function.Value.Dispose();
                return true;
            }).ConfigureAwait(false);
        }
    }

    private Task<InvocationResult> RunAsync(Func<BoundFunction, ReadOnlyMemory<byte>> write, TestInvocationContext? context) => OnThreadOfItsOwn(() =>
    {
        var function = _function.Value;
        if (_configure is not null && !function.MayHaveServices)
        {
            throw NoStartup();
        }

        return function.Invoke(write(function), context ?? new TestInvocationContext());
    });

    // The host calls a handler on a thread that is its own and waits there; a thread of the pool would be missed by the test's others.
    private static Task<T> OnThreadOfItsOwn<T>(Func<T> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private InvalidOperationException NoStartup() => new(
        $"""
        The test configures services for the handler '{_handler}', and its assembly has no class that implements IHandlerStartup: nobody would ask for them.
        Take ConfigureServices and Replace out, or add a startup class to the handler's project.
        """);
}
