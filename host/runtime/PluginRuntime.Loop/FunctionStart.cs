using PluginRuntime.Binding;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime;

/// <summary>
/// The start of the function as Lambda hears of it: what goes wrong in init, and the snapshot.
/// </summary>
/// <remarks>
/// One thread uses it, over one connection, with which the first of the <see cref="InvocationLoops"/> goes on. So their stop ends the wait for
/// the snapshot, too.
/// </remarks>
internal sealed class FunctionStart : IDisposable
{
    private readonly LogWriter _log;

    /// <summary>Makes ready; nothing is connected yet.</summary>
    /// <exception cref="InitException"><c>AWS_LAMBDA_RUNTIME_API</c> is not host and port.</exception>
    public FunctionStart(LambdaEnvironment environment, LogWriter log)
    {
        _log = log;
        try
        {
            Endpoint = RuntimeApiEndpoint.Parse(environment.RuntimeApi);
        }
        catch (FormatException error)
        {
            throw new InitException("Runtime.InvalidSetting", error.Message, error);
        }

        Client = new RuntimeApiClient(Endpoint);
    }

    /// <summary>Where the Runtime API is.</summary>
    public RuntimeApiEndpoint Endpoint { get; }

    /// <summary>The connection.</summary>
    public RuntimeApiClient Client { get; }

    /// <summary>Logs why the function cannot start, and tells Lambda. Whatever comes back, the process should end.</summary>
    public void Fail(Exception error)
    {
        var isForTheDeployer = error is InitException;
        _log.Write(LambdaLogLevel.Critical, isForTheDeployer ? error.Message : "", isForTheDeployer ? null : error);
        var report = FunctionError.OfInit(error);
        Client.PostInitError(report.HeaderType, report.Body, report.TraceCause);
    }

    /// <summary>Lets Lambda take its snapshot, and goes on from it.</summary>
    /// <returns>Whether it could; if not, Lambda was told so, and the process should end.</returns>
    public bool Restore(HandlerSource handlers)
    {
        try
        {
            handlers.BeforeSnapshot();
        }
        catch (Exception error)
        {
            Fail(error);
            return false;
        }

        return AwaitRestore() && GoOn(handlers);
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private bool GoOn(HandlerSource handlers)
    {
        try
        {
            handlers.AfterRestore();
            return true;
        }
        catch (Exception error)
        {
            _log.Write(LambdaLogLevel.Critical, "The function cannot go on from its snapshot.", error);
            var report = FunctionError.OfInit(error);
            Client.PostRestoreError(report.HeaderType, report.Body, report.TraceCause);
            return false;
        }
    }

    // Returns in an environment that was started from the snapshot. If there is none, the loops were stopped or Lambda refused, which is logged.
    private bool AwaitRestore()
    {
        try
        {
            Client.AwaitRestore();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (RuntimeApiException error)
        {
            _log.Write(LambdaLogLevel.Critical, error.Message);
            return false;
        }
    }
}
