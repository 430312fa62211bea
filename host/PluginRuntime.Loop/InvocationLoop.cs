using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;
using PluginRuntime.Invocations;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime;

/// <summary>
/// The invocation loop: wait for an invocation, answer it, and again, until Lambda stops the process.
/// </summary>
/// <remarks>One thread runs it. Concurrent mode is this loop several times, each with a connection of its own.</remarks>
internal sealed class InvocationLoop : IDisposable
{
    private readonly LambdaEnvironment _environment;
    private readonly LogWriter _log;
    private readonly RuntimeApiClient _client;

    /// <summary>Makes a loop for the Runtime API that the environment names. Nothing is connected yet.</summary>
    /// <exception cref="FormatException"><c>AWS_LAMBDA_RUNTIME_API</c> is not host and port.</exception>
    public InvocationLoop(LambdaEnvironment environment, LogWriter log)
    {
        _environment = environment;
        _log = log;
        _client = new RuntimeApiClient(environment.RuntimeApi);
    }

    /// <summary>Serves invocations until the Runtime API is lost or refuses.</summary>
    /// <exception cref="RuntimeApiException">Why it ended. The process should end too, so that Lambda starts a fresh one.</exception>
    public void Run(HandlerSource handlers, ConsoleCapture console)
    {
        var processor = new InvocationProcessor(_client, handlers, _environment, _log, console);
        while (true)
        {
            handlers.BeforeNext();
            processor.Process(Next());
        }
    }

    /// <summary>Tells Lambda that the function cannot start. Whatever comes back, the process should end.</summary>
    public void ReportInitError(Exception error)
    {
        var report = error is InitException init ? FunctionError.Of(init.ErrorType, init.Message) : FunctionError.Of(error);
        _client.PostInitError(report.HeaderType, report.Body);
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
            // Its event is lost, but its caller need not wait for the timeout to learn that.
            var error = FunctionError.Of("Runtime.InvalidEvent", broken.Message);
            _client.PostError(broken.RequestId, error.HeaderType, error.Body);
            throw;
        }
    }
}
