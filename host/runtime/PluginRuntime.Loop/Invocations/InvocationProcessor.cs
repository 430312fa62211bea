using PluginRuntime.Binding;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Log.Records;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime.Invocations;

/// <summary>
/// Takes one invocation from its event to its one answer: the handler's response, or a function error.
/// </summary>
/// <remarks>
/// One thread uses it, for one invocation after the other. A failing handler never ends the loop; a lost or refusing Runtime
/// API does, by the <see cref="RuntimeApiException"/> that comes out.
/// </remarks>
internal sealed class InvocationProcessor(
    HandlerSource handlers, LambdaEnvironment environment, LogWriter log, ConsoleCapture console, DeadlineWatch deadlines)
{
    private const string ResponseTooLongType = "Function.ResponseSizeTooLarge";

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly BufferedResponse _gathered = new();
    private readonly TimeSpan _margin = environment.DeadlineMargin;
    // The environment is the process's: with several invocations at once it would tell each of the other's trace.
    private readonly TraceVariable? _trace = environment.Concurrency == 1 ? new() : null;
    private readonly AmbientState _ambient = new();
    private bool _hasWarnedOfDeadline;

    /// <summary>Answers <paramref name="invocation"/>, then runs what its handler wants done after the response.</summary>
    public void Process(Invocation invocation)
    {
        var handler = handlers.Borrow();
        log.Invocation = new InvocationUnderWay(invocation.RequestId, invocation.TenantId, invocation.TraceId);
        _trace?.Set(invocation.TraceId);
        console.BeginInvocation();
        try
        {
            Answer(invocation, handler);
        }
        finally
        {
            _ambient.Restore();
            console.EndInvocation();
            log.Invocation = InvocationUnderWay.None;
            handlers.Return(handler);
        }
    }

    private void Answer(Invocation invocation, BoundHandler handler)
    {
        var deadline = ReadDeadline(invocation);
        var context = new InvocationContext(invocation, deadline, handler, environment, log);
        var source = handler.Call.TakesToken ? deadlines.Begin(deadline.Instant - _margin) : null;
        var response = new InvocationResponse(invocation, deadline, _gathered);
        try
        {
            Send(response, Invoke(handler, context, response, source?.Token ?? CancellationToken.None));

            // Work has a token to look at, also where the handler has none.
            source ??= context.AfterResponseWork.IsWaiting ? deadlines.Begin(deadline.Instant - _margin) : null;
            context.AfterResponseWork.Run(log, source?.Token ?? CancellationToken.None);
        }
        finally
        {
            context.CloseScope();
            response.Close();
            if (source is not null)
            {
                deadlines.End(source);
            }
        }
    }

    /// <summary>The error to send in place of the response, or nothing.</summary>
    private FunctionError? Invoke(
        BoundHandler handler, InvocationContext context, InvocationResponse response, CancellationToken token)
    {
        var trace = InvocationTrace.Begin(handler.Tracing.Opened, context.Invocation, environment);
        string? failure = null;
        try
        {
            handler.Call.Invoke(context.Invocation.Payload, context, response, token);
            if (response.Fault is not { } fault)
            {
                return null;
            }

            failure = ResponseTooLongType;
            return ResponseTooLong(handler, fault);
        }
        catch (Exception error)
        {
            failure = error.GetType().FullName;
            log.Write(LambdaLogLevel.Error, "", error);
            return FunctionError.Of(Explained(handler, error));
        }
        finally
        {
            trace.End(failure);
        }
    }

    // The log has the bare exception already, with its stack.
    private Exception Explained(BoundHandler handler, Exception error)
    {
        var explained = handler.Explain?.Invoke(error);
        if (explained is not null)
        {
            log.Write(LambdaLogLevel.Error, explained.Message);
        }

        return explained ?? error;
    }

    private void Send(InvocationResponse response, FunctionError? error)
    {
        if (response.Send(error) is { } refusal)
        {
            log.Write(LambdaLogLevel.Error, refusal);
        }
    }

    private FunctionError ResponseTooLong(BoundHandler handler, string fault)
    {
        var message = $"{handler.Description}: {fault}";
        log.Write(LambdaLogLevel.Error, message);
        return FunctionError.Of(ResponseTooLongType, message);
    }

    private Deadline ReadDeadline(Invocation invocation)
    {
        var deadline = Deadline.Read(invocation.DeadlineText, _clock);
        if (deadline.IsGuess && !_hasWarnedOfDeadline)
        {
            _hasWarnedOfDeadline = true;
            log.Write(
                LambdaLogLevel.Warning,
                $"Lambda's deadline header holds '{invocation.DeadlineText}', no instant in milliseconds since 1970. 900 s from now are taken instead; this is said once.");
        }

        return deadline;
    }
}
