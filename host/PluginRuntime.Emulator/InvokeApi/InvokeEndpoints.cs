using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// The HTTP side of Lambda's Invoke API, with buffered responses.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html. A caller that hangs up does not end its invocation, as
/// in Lambda.
/// </remarks>
internal sealed class InvokeEndpoints(LocalFunctions functions, BackgroundEvents events, CancellationToken stopping)
{
    /// <summary>Adds the call, and an answer for all others.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/2015-03-31/functions/{name}/invocations", InvokeAsync);
        routes.MapFallback("/{**path}", (HttpContext context) => new InvokeAnswer(context, NewId()).RefuseAsync(
            InvokeRefusal.NotServed(context.Request.Method, context.Request.Path)));
    }

    private async Task InvokeAsync(HttpContext context)
    {
        var requestId = NewId();
        var answer = new InvokeAnswer(context, requestId);
        var (call, refusal) = InvokeCall.Read(context, requestId);

        // The event is read whatever is wrong: a caller who still writes sees no refusal, only a reset connection.
        (call, refusal) = call is null ? await DrainAsync(context, refusal!) : await call.WithEventAsync(context);
        if (call is null)
        {
            await answer.RefuseAsync(refusal!);
            return;
        }

        if (functions.Find(call.Function.Name) is { } function)
        {
            await AnswerAsync(answer, function, call);
        }
        else
        {
            await answer.RefuseAsync(InvokeRefusal.NotFound(call.Function));
        }
    }

    private async Task AnswerAsync(InvokeAnswer answer, EmulatedFunction function, InvokeCall call)
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
                await RunAsync(answer, function, call);
                break;
        }
    }

    private async Task RunAsync(InvokeAnswer answer, EmulatedFunction function, InvokeCall call)
    {
        try
        {
            var answered = await function.InvokeAsync(call.Request, stopping);
            await answer.WriteAsync(answered.Result, call.WantsLog ? await answered.LogTail : default(ReadOnlyMemory<byte>?));
        }
        catch (Exception error) when (error is not (OperationCanceledException or ObjectDisposedException))
        {
            // A bug of ours or a host that cannot be started. Without a word here it would be an empty 500.
            functions.Tell($"The function {call.Function.Name} could not be run: {error}");
            await answer.RefuseAsync(InvokeRefusal.Broken(error.Message));
        }
    }

    private static async Task<(InvokeCall? Call, InvokeRefusal? Refusal)> DrainAsync(
        HttpContext context, InvokeRefusal refusal)
    {
        await RequestBody.ReadAsync(context, maxBytes: 0);
        return (null, refusal);
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
