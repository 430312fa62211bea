using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Snaps;

/// <summary>What has been called so far, in order.</summary>
public sealed class Calls
{
    private readonly List<string> _names = [];

    public string[] Names => [.. _names];

    public void Add(string name)
    {
        _names.Add(name);
        if (Environment.GetEnvironmentVariable("SNAPS_FAIL") == name)
        {
            throw new InvalidOperationException("failed " + name);
        }
    }
}

public sealed class First(Calls calls) : ISnapshotHooks
{
    public ValueTask BeforeSnapshotAsync(CancellationToken cancellationToken)
    {
        calls.Add("first before");
        return default;
    }

    public async ValueTask AfterRestoreAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        calls.Add("first after");
    }
}

/// <summary>Lives no longer than a scope, and is of no use after it.</summary>
public sealed class Second(Calls calls) : ISnapshotHooks, IDisposable
{
    private bool _isDisposed;

    public ValueTask BeforeSnapshotAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        calls.Add("second before");
        return default;
    }

    // What is done after the restore is left as it is: nothing.
    public void Dispose() => _isDisposed = true;
}

public sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<Calls>();
        services.AddSingleton<ISnapshotHooks, First>();
        services.AddScoped<ISnapshotHooks, Second>();
    }
}

/// <summary>Answers with what was called.</summary>
public sealed class Handler(Calls calls) : IHandler<string, string[]>, ISnapshotHooks
{
    public ValueTask<string[]> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(calls.Names);

    public ValueTask BeforeSnapshotAsync(CancellationToken cancellationToken)
    {
        calls.Add("handler before");
        return default;
    }

    public ValueTask AfterRestoreAsync(CancellationToken cancellationToken)
    {
        calls.Add("handler after");
        return default;
    }
}
