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

    /// <summary>Tells Lambda that the function cannot start. Whatever comes back, the process should end.</summary>
    public void ReportInitError(Exception error)
    {
        var report = FunctionError.OfInit(error);
        Client.PostInitError(report.HeaderType, report.Body, report.TraceCause);
    }

    /// <summary>Lets Lambda take its snapshot, and returns in an environment that was started from it.</summary>
    /// <returns>Whether there is one; if not, the loops were stopped or Lambda refused, which is logged, and the process should end.</returns>
    public bool AwaitRestore()
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

    /// <summary>Tells Lambda that the function cannot go on from its snapshot. Whatever comes back, the process should end.</summary>
    public void ReportRestoreError(Exception error)
    {
        var report = FunctionError.OfInit(error);
        Client.PostRestoreError(report.HeaderType, report.Body, report.TraceCause);
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
