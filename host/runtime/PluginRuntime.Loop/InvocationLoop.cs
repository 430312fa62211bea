using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime;

/// <summary>
/// The invocation loop: wait for an invocation, answer it, and again, until Lambda stops the process.
/// </summary>
/// <remarks>One thread runs it. Concurrent mode is this loop several times (<see cref="InvocationLoops"/>).</remarks>
/// <param name="client">Where the invocations come from; it is this loop's alone.</param>
/// <param name="environment">The settings.</param>
/// <param name="log">The function's log.</param>
/// <param name="deadlines">Watches the invocations of all loops.</param>
internal sealed class InvocationLoop(RuntimeApiClient client, LambdaEnvironment environment, LogWriter log, DeadlineWatch deadlines)
{
    private volatile bool _isStopping;

    /// <summary>
    /// Serves invocations until <see cref="Stop"/> is called, or the Runtime API is lost or refuses, which is logged. The process should
    /// end then, so that Lambda starts a fresh one.
    /// </summary>
    /// <returns>Whether the loop was stopped.</returns>
    public bool Run(HandlerSource handlers, ConsoleCapture console)
    {
        var processor = new InvocationProcessor(handlers, environment, log, console, deadlines);
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
            log.Write(LambdaLogLevel.Critical, error.Message);
            return false;
        }
    }

    /// <summary>Ends the wait for an invocation, or lets the one under way be the last. Any thread may call it.</summary>
    public void Stop()
    {
        _isStopping = true;
        client.EndWait();
    }

    private Invocation Next()
    {
        try
        {
            return client.Next();
        }
        catch (BrokenInvocationException broken)
        {
            AnswerBroken(broken);
            throw;
        }
    }

    // Its event is lost, but its caller need not wait for the timeout to learn that.
    private static void AnswerBroken(BrokenInvocationException broken)
    {
        var error = FunctionError.Of("Runtime.InvalidEvent", broken.Message);
        try
        {
            broken.Invocation.Fail(error.HeaderType, error.Body);
        }
        catch (RuntimeApiException)
        {
            // What broke first is about to be logged, and tells more.
        }
    }
}
