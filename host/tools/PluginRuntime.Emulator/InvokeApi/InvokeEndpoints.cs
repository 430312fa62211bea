using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The HTTP side of Lambda's Invoke API, with responses that are whole and such that come in pieces.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html and
/// https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html. A caller that hangs up does not end its invocation, as
/// in Lambda.
/// </remarks>
internal sealed class InvokeEndpoints(LocalFunctions functions, BackgroundEvents events, CancellationToken stopping)
{
    /// <summary>Adds the two calls, and an answer for all others.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/2015-03-31/functions/{name}/invocations", context => InvokeAsync(context, streams: false));
        routes.MapPost(
            "/2021-11-15/functions/{name}/response-streaming-invocations", context => InvokeAsync(context, streams: true));
        routes.MapFallback("/{**path}", (HttpContext context) => new InvokeAnswer(context, NewId()).RefuseAsync(
            InvokeRefusal.NotServed(context.Request.Method, context.Request.Path)));
    }

    private async Task InvokeAsync(HttpContext context, bool streams)
    {
        var requestId = NewId();
        var answer = new InvokeAnswer(context, requestId);
        var (call, refusal) = InvokeCall.Read(context, requestId, streams);

        // The event is read whatever is wrong: a caller who still writes sees no refusal, only a reset connection.
        (call, refusal) = call is null ? await DrainAsync(context, refusal!) : await call.WithEventAsync(context);
        if (call is null)
        {
            await answer.RefuseAsync(refusal!);
            return;
        }

        if (functions.Find(call.Function.Name) is { } function)
        {
            await AnswerAsync(context, answer, function, call);
        }
        else
        {
            await answer.RefuseAsync(InvokeRefusal.NotFound(call.Function));
        }
    }

    private async Task AnswerAsync(
        HttpContext context, InvokeAnswer answer, EmulatedFunction function, InvokeCall call)
    {
        switch (call.Type)
        {
            case InvocationType.DryRun:
                answer.DryRun();
                break;
            case InvocationType.Event:
                events.Start(function, call, stopping);
                answer.Accept();
                break;
            default:
                await (call.Request.Pieces is { } pieces
                    ? StreamAsync(context, function, call, pieces)
                    : RunAsync(context, answer, function, call));
                break;
        }
    }

    private async Task RunAsync(
        HttpContext context, InvokeAnswer answer, EmulatedFunction function, InvokeCall call)
    {
        if (await EndOfAsync(function.InvokeAsync(call.Request, stopping), context, call) is { } answered)
        {
            await answer.WriteAsync(answered.Result, await LogTailOf(answered, call));
        }
    }

    private async Task StreamAsync(
        HttpContext context, EmulatedFunction function, InvokeCall call, ResponsePieces pieces)
    {
        var answer = new StreamedAnswer(context, call.Request.RequestId);
        var invocation = function.InvokeAsync(call.Request, stopping);
        await answer.PassOnAsync(pieces);
        if (await EndOfAsync(invocation, context, call) is { } answered)
        {
            await answer.CompleteAsync(answered.Result, await LogTailOf(answered, call));
        }
    }

    private async Task<AnsweredInvocation?> EndOfAsync(
        Task<AnsweredInvocation> invocation, HttpContext context, InvokeCall call)
    {
        try
        {
            return await invocation;
        }
        catch (Exception error) when (error is not (OperationCanceledException or ObjectDisposedException))
        {
            // A bug of ours or a host that cannot be started. Without a word here it would be an empty 500.
            functions.Tell($"The function {call.Function.Name} could not be run: {error}");
            if (context.Response.HasStarted)
            {
                context.Abort();
                return null;
            }

            await new InvokeAnswer(context, call.Request.RequestId).RefuseAsync(InvokeRefusal.Broken(error.Message));
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> LogTailOf(AnsweredInvocation answered, InvokeCall call) =>
        call.WantsLog ? await answered.LogTail : default(ReadOnlyMemory<byte>?);

    private static async Task<(InvokeCall? Call, InvokeRefusal? Refusal)> DrainAsync(
        HttpContext context, InvokeRefusal refusal)
    {
        await RequestBody.ReadAsync(context, maxBytes: 0);
        return (null, refusal);
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
