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
    private readonly PendingCalls _pending = new();

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

        var place = call is null ? null : _pending.TryEnter(call.Function.Name, call.MaxBytesOf(context.Request));
        refusal ??= place is null ? InvokeRefusal.TooMany : null;
        try
        {
            // The event is read whatever is wrong: a caller who still writes sees no refusal, only a reset connection.
            (call, refusal) = refusal is null ? await call!.WithEventAsync(context) : await DrainAsync(context, refusal);
            if (call is null)
            {
                await answer.RefuseAsync(refusal!);
                return;
            }

            place!.Take(call.Bytes);
            if (functions.Find(call.Function.Name) is { } function)
            {
                place = await AnswerAsync(answer, function, call, place);
            }
            else
            {
                await answer.RefuseAsync(InvokeRefusal.NotFound(call.Function));
            }
        }
        finally
        {
            place?.Dispose();
        }
    }

    // The place that is to be left now: an event keeps its own.
    private async Task<PendingCalls.Place?> AnswerAsync(
        InvokeAnswer answer, EmulatedFunction function, InvokeCall call, PendingCalls.Place place)
    {
        switch (call.Type)
        {
            case InvocationType.DryRun:
                answer.DryRun();
                return place;
            case InvocationType.Event:
                events.Start(function, call, place, stopping);
                answer.Accept();
                return null;
            default:
                await (call.Request.Pieces is { } pieces
                    ? StreamAsync(answer.Context, function, call, pieces)
                    : RunAsync(answer, function, call, place));
                return place;
        }
    }

    private async Task RunAsync(InvokeAnswer answer, EmulatedFunction function, InvokeCall call, PendingCalls.Place place)
    {
        if (await EndOfAsync(function.InvokeAsync(call.Request, stopping), answer.Context, call) is { } answered)
        {
            var logTail = await LogTailOf(answered, call);

            // The caller may take it slowly, or not at all.
            place.Take(call.Bytes + answered.Result.Payload.Length);
            await answer.WriteAsync(answered.Result, logTail);
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
