using System.Diagnostics;
using System.Globalization;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.Log;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Testing;

/// <summary>
/// One invocation of a bound handler, from its event to the end of the work after its response.
/// </summary>
internal sealed class InvocationRun(BoundHandler handler, TestInvocationContext facts, LogWriter log)
{
    private const string ResponseTooLongType = "Function.ResponseSizeTooLarge";

    private Exception? _thrown;

    /// <summary>Runs it on this thread.</summary>
    public InvocationResult Run(ReadOnlyMemory<byte> payload, PayloadJson json)
    {
        var records = log.Begin();
        var answer = new Invocation();
        var context = new HostedContext(facts, handler, log);
        var deadline = Deadline.Read(facts.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), facts.Clock);
        var response = new InvocationResponse(answer, deadline, new BufferedResponse());
        var start = Stopwatch.GetTimestamp();
        TimeSpan duration;
        try
        {
            response.Send(Invoke(payload, context, response));
            duration = Stopwatch.GetElapsedTime(start);
            context.AfterResponseWork.Run(log, facts.CancellationToken);
        }
        finally
        {
            context.CloseScope();
            response.Close();
        }

        return new InvocationResult(answer, json)
        {
            Exception = _thrown,
            Log = [.. LogWriter.Copy(records).Select(entry => new LogRecord(entry))],
            Duration = duration,
            AfterResponseRuns = context.AfterResponseRuns,
        };
    }

    /// <summary>The error to give in place of the response, or nothing.</summary>
    private FunctionError? Invoke(ReadOnlyMemory<byte> payload, HostedContext context, InvocationResponse response)
    {
        try
        {
            handler.Call.Invoke(payload, context, response, handler.Call.TakesToken ? facts.CancellationToken : CancellationToken.None);
            return response.Fault is { } fault ? TooLong($"{handler.Description}: {fault}") : null;
        }
        catch (Exception error)
        {
            _thrown = error;
            log.Write(LambdaLogLevel.Error, "", error);
            return FunctionError.Of(Explained(error));
        }
    }

    private FunctionError TooLong(string message)
    {
        log.Write(LambdaLogLevel.Error, message);
        return FunctionError.Of(ResponseTooLongType, message);
    }

    private Exception Explained(Exception error)
    {
        var explained = handler.Explain?.Invoke(error);
        if (explained is not null)
        {
            log.Write(LambdaLogLevel.Error, explained.Message);
        }

        return explained ?? error;
    }
}
