using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime.Invocations;

/// <summary>
/// The facts of one invocation, as its handler sees them.
/// </summary>
internal sealed class InvocationContext(
    Invocation invocation, Deadline deadline, BoundHandler handler, LambdaEnvironment environment, LogWriter log)
    : IInvocationContext
{
    private CognitoIdentity? _identity;
    private readonly Lock _oneScope = new();
    private IServiceProvider? _services;

    /// <inheritdoc/>
    public string RequestId => invocation.RequestId;

    /// <inheritdoc/>
    public string FunctionName => environment.FunctionName;

    /// <inheritdoc/>
    public string FunctionVersion => environment.FunctionVersion;

    /// <inheritdoc/>
    public string InvokedFunctionArn => invocation.InvokedFunctionArn ?? "";

    /// <inheritdoc/>
    public int MemoryLimitMegabytes => environment.MemoryLimitMegabytes;

    /// <inheritdoc/>
    public string LogGroupName => environment.LogGroupName;

    /// <inheritdoc/>
    public string LogStreamName => environment.LogStreamName;

    /// <inheritdoc/>
    public DateTimeOffset Deadline => deadline.Instant;

    /// <inheritdoc/>
    public TimeSpan RemainingTime => deadline.Remaining;

    /// <inheritdoc/>
    public string? TraceId => NullIfEmpty(invocation.TraceId);

    /// <inheritdoc/>
    public string? TenantId => NullIfEmpty(invocation.TenantId);

    /// <inheritdoc/>
    public string? ClientContextJson => NullIfEmpty(invocation.ClientContext);

    /// <inheritdoc/>
    public string? CognitoIdentityId => Identity.Id;

    /// <inheritdoc/>
    public string? CognitoIdentityPoolId => Identity.PoolId;

    /// <inheritdoc/>
    public string PackageDirectory => handler.PackageDirectory;

    /// <inheritdoc/>
    public IServiceProvider Services
    {
        get
        {
            lock (_oneScope)
            {
                return _services ??= handler.OpenScope();
            }
        }
    }

    /// <summary>What the handler wants done once its response is on its way.</summary>
    public AfterResponseWork AfterResponseWork { get; } = new();

    private CognitoIdentity Identity => _identity ??= CognitoIdentity.Read(invocation.CognitoIdentity);

    /// <inheritdoc/>
    public void Log(LambdaLogLevel level, string message, Exception? exception = null) => log.Write(level, message, exception);

    /// <inheritdoc/>
    public void AfterResponse(Func<CancellationToken, ValueTask> work) => AfterResponseWork.Add(work);

    /// <summary>Disposes this invocation's services, if they were asked for. What fails is logged: the caller has its response.</summary>
    public void CloseScope()
    {
        if (_services is not IAsyncDisposable scope)
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

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
