using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime;

/// <summary>
/// The invocation loop: wait for an invocation, answer it, and again, until Lambda stops the process.
/// </summary>
/// <remarks>One thread runs it. Concurrent mode is this loop several times (<see cref="InvocationLoops"/>).</remarks>
internal sealed class InvocationLoop : IDisposable
{
    private readonly LambdaEnvironment _environment;
    private readonly LogWriter _log;
    private readonly RuntimeApiClient _client;
    private readonly DeadlineWatch _deadlines;
    private volatile bool _isStopping;

    /// <summary>Makes a loop for the Runtime API that the environment names. Nothing is connected yet.</summary>
    /// <exception cref="InitException"><c>AWS_LAMBDA_RUNTIME_API</c> is not host and port.</exception>
    public InvocationLoop(LambdaEnvironment environment, LogWriter log, DeadlineWatch deadlines)
    {
        _deadlines = deadlines;
        _environment = environment;
        _log = log;
        try
        {
            _client = new RuntimeApiClient(environment.RuntimeApi);
        }
        catch (FormatException error)
        {
            throw new InitException("Runtime.InvalidSetting", error.Message, error);
        }
    }

    /// <summary>
    /// Serves invocations until <see cref="Stop"/> is called, or the Runtime API is lost or refuses, which is logged. The process should
    /// end then, so that Lambda starts a fresh one.
    /// </summary>
    /// <returns>Whether the loop was stopped.</returns>
    public bool Run(HandlerSource handlers, ConsoleCapture console)
    {
        var processor = new InvocationProcessor(_client, handlers, _environment, _log, console, _deadlines);
        try
        {
            while (true)
            {
                handlers.BeforeNext();
                processor.Process(Next());
            }
        }
        catch (OperationCanceledException) when (_isStopping)
        {
            return true;
        }
        catch (RuntimeApiException error)
        {
            _log.Write(LambdaLogLevel.Critical, error.Message);
            return false;
        }
    }

    /// <summary>Ends the wait for an invocation, or lets the one under way be the last. Any thread may call it.</summary>
    public void Stop()
    {
        _isStopping = true;
        _client.EndWait();
    }

    /// <summary>Tells Lambda that the function cannot start. Whatever comes back, the process should end.</summary>
    public void ReportInitError(Exception error)
    {
        var report = FunctionError.OfInit(error);
        _client.PostInitError(report.HeaderType, report.Body, report.TraceCause);
    }

    /// <summary>Lets Lambda take its snapshot, and returns in an environment that was started from it.</summary>
    /// <returns>Whether there is one; if not it is logged, and the process should end.</returns>
    public bool AwaitRestore()
    {
        try
        {
            _client.AwaitRestore();
            return true;
        }
        catch (OperationCanceledException) when (_isStopping)
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
        _client.PostRestoreError(report.HeaderType, report.Body, report.TraceCause);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private Invocation Next()
    {
        try
        {
            return _client.Next();
        }
        catch (BrokenInvocationException broken)
        {
            AnswerBroken(broken);
            throw;
        }
    }

    // Its event is lost, but its caller need not wait for the timeout to learn that.
    private void AnswerBroken(BrokenInvocationException broken)
    {
        var error = FunctionError.Of("Runtime.InvalidEvent", broken.Message);
        try
        {
            _client.PostError(broken.RequestId, error.HeaderType, error.Body);
        }
        catch (RuntimeApiException)
        {
            // What broke first is about to be logged, and tells more.
        }
    }
}
