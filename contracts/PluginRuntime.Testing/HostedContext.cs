using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Log;

namespace PluginRuntime.Testing;

/// <summary>
/// The invocation as its handler sees it: the test's facts, the handler's own services, and the log of this invocation.
/// </summary>
internal sealed class HostedContext(TestInvocationContext facts, BoundHandler handler, LogWriter log) : IInvocationContext
{
    private readonly Lock _oneScope = new();
    private IServiceProvider? _services;
    private int _afterResponseRuns;

    /// <inheritdoc/>
    public string RequestId => facts.RequestId;

    /// <inheritdoc/>
    public string FunctionName => facts.FunctionName;

    /// <inheritdoc/>
    public string FunctionVersion => facts.FunctionVersion;

    /// <inheritdoc/>
    public string InvokedFunctionArn => facts.InvokedFunctionArn;

    /// <inheritdoc/>
    public int MemoryLimitMegabytes => facts.MemoryLimitMegabytes;

    /// <inheritdoc/>
    public string LogGroupName => facts.LogGroupName;

    /// <inheritdoc/>
    public string LogStreamName => facts.LogStreamName;

    /// <inheritdoc/>
    public DateTimeOffset Deadline => facts.Deadline;

    /// <inheritdoc/>
    public TimeSpan RemainingTime => facts.RemainingTime;

    /// <inheritdoc/>
    public string? TraceId => facts.TraceId;

    /// <inheritdoc/>
    public string? TenantId => facts.TenantId;

    /// <inheritdoc/>
    public string? ClientContextJson => facts.ClientContextJson;

    /// <inheritdoc/>
    public string? CognitoIdentityId => facts.CognitoIdentityId;

    /// <inheritdoc/>
    public string? CognitoIdentityPoolId => facts.CognitoIdentityPoolId;

    /// <inheritdoc/>
    public string PackageDirectory => facts.PackageDirectoryIfSet ?? handler.PackageDirectory;

    /// <inheritdoc/>
    public IServiceProvider Services
    {
        get
        {
            lock (_oneScope)
            {
                return _services ??= handler.Services is null ? facts.Services : handler.OpenScope();
            }
        }
    }

    /// <summary>What the handler wants done once its response is given.</summary>
    public AfterResponseWork AfterResponseWork { get; } = new();

    /// <summary>How much of that was begun.</summary>
    public int AfterResponseRuns => _afterResponseRuns;

    /// <inheritdoc/>
    public void Log(LambdaLogLevel level, string message, Exception? exception = null) => log.Write(level, message, exception);

    /// <inheritdoc/>
    public void AfterResponse(Func<CancellationToken, ValueTask> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        AfterResponseWork.Add(token =>
        {
            Interlocked.Increment(ref _afterResponseRuns);
            return work(token);
        });
    }

    /// <summary>Disposes this invocation's services, if they were asked for.</summary>
    public void CloseScope()
    {
        if (handler.Services is null || _services is not IAsyncDisposable scope)
        {
            return;
        }

        try
        {
            Completion.Wait(scope.DisposeAsync());
        }
        catch (Exception error)
        {
            log.Write(LambdaLogLevel.Error, "Disposing the services of the invocation failed.", error);
        }
    }
}
