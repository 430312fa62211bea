using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Invocations;
using PluginRuntime.Log;
using PluginRuntime.Native.Abi;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime.Native;

/// <summary>
/// The handler that a host has made ready, and how it answers.
/// </summary>
/// <remarks>In concurrent mode several threads of the host's call it at once, each for an invocation of its own.</remarks>
internal sealed unsafe class NativeHandler(BoundHandler handler, LambdaEnvironment environment, LogWriter log) : IDisposable
{
    [ThreadStatic]
    private static ThreadMemory? _ofThread;

    /// <summary>What is done around a snapshot.</summary>
    public HandlerHooks Hooks { get; } = new(handler);

    /// <summary>Answers one invocation, then runs what its handler wants done after the response.</summary>
    /// <returns>Whether it succeeded; if not, the report has the error.</returns>
    public bool Invoke(InvocationStructure* structure, ReportStructure* report)
    {
        var memory = _ofThread ??= new ThreadMemory();
        var logged = new LoggedInvocation(structure);
        log.Invocation = logged;
        try
        {
            return Answer(structure, report, memory);
        }
        finally
        {
            memory.Event.Close();
            memory.Ambient.Restore();
            log.Invocation = null;
            logged.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Disposal.Of(handler, (message, error) => log.Write(LambdaLogLevel.Error, message, error));

    private bool Answer(InvocationStructure* structure, ReportStructure* report, ThreadMemory memory)
    {
        var invocation = new Invocation(structure);
        var deadline = Deadline.At(DateTimeOffset.FromUnixTimeMilliseconds(structure->Deadline), TimeProvider.System);
        var context = new InvocationContext(invocation, deadline, handler, environment, log);
        var response = new NativeResponse(invocation, deadline, memory.Gathered);
        var cancellation = handler.Call.TakesToken ? new InvocationCancellation(structure, log) : null;
        try
        {
            var hasSucceeded = Invoke(memory.Event.Open(structure->Event), context, response, report, cancellation?.Token ?? CancellationToken.None);
            if (context.AfterResponseWork.IsWaiting)
            {
                if (hasSucceeded)
                {
                    _ = structure->Complete(structure);
                }

                // Work has a token to look at, also where the handler has none.
                cancellation ??= new InvocationCancellation(structure, log);
            }

            context.AfterResponseWork.Run(log, cancellation?.Token ?? CancellationToken.None);
            return hasSucceeded;
        }
        finally
        {
            context.CloseScope();
            response.Close();
            cancellation?.Dispose();
        }
    }

    private bool Invoke(
        ReadOnlyMemory<byte> payload, InvocationContext context, NativeResponse response, ReportStructure* report, CancellationToken token)
    {
        try
        {
            handler.Call.Invoke(payload, context, response, token);
            if (response.Fault is not { } fault)
            {
                return response.TryComplete();
            }

            NativeFailure.Report(report, "Function.ResponseSizeTooLarge", $"{handler.Description}: {fault}");
        }
        catch (Exception error)
        {
            NativeFailure.Report(report, error);
        }

        return false;
    }

    /// <summary>What a thread of the host's uses again for each invocation.</summary>
    private sealed class ThreadMemory
    {
        public EventMemory Event { get; } = new();

        public BufferedResponse Gathered { get; } = new();

        public AmbientState Ambient { get; } = new();
    }
}
