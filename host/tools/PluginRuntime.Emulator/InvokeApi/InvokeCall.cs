using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// One call of the Invoke API, read: which function, how it is called, and with what.
/// </summary>
internal sealed record InvokeCall(FunctionReference Function, InvocationType Type, bool WantsLog, InvocationRequest Request)
{
    private const string NoneGiven = "";

    private int MaxEventBytes => Type is InvocationType.Event ? LambdaLimits.MaxAsynchronousEventBytes : LambdaLimits.MaxEventBytes;

    private long PiecesBytes => Request.Pieces is null ? 0 : ResponsePieces.MaxWaiting * RequestBody.PieceBytes;

    /// <summary>Reads everything but the event.</summary>
    /// <param name="context">The caller's request.</param>
    /// <param name="requestId">The invocation's id.</param>
    /// <param name="streams">The caller takes the response in pieces, and so cannot leave before it comes.</param>
    /// <returns>The call, or why it is none.</returns>
    public static (InvokeCall? Call, InvokeRefusal? Refusal) Read(HttpContext context, string requestId, bool streams)
    {
        var (function, refusal) = ReadFunction(context);
        if (function is null)
        {
            return (null, refusal);
        }

        var headers = context.Request.Headers;
        var type = headers["X-Amz-Invocation-Type"].ToString();
        var logType = headers["X-Amz-Log-Type"].ToString();
        var clientContext = ClientContext.ReadAsAscii(headers["X-Amz-Client-Context"].ToString());
        var tenant = headers["X-Amz-Tenant-Id"].ToString();
        refusal = TypeOf(type) is null ? InvokeRefusal.InvalidType(type)
            : streams && TypeOf(type) is InvocationType.Event ? InvokeRefusal.InvalidStreamingType
            : logType is not (NoneGiven or "None" or "Tail") ? InvokeRefusal.InvalidLogType(logType)
            : clientContext is null ? InvokeRefusal.InvalidClientContext
            : tenant is not NoneGiven && !TenantId.IsValid(tenant) ? InvokeRefusal.InvalidTenant
            : null;
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var request = new InvocationRequest
        {
            Payload = default,
            RequestId = requestId,
            InvokedFunctionArn = function.Arn,
            ClientContext = clientContext!,
            TenantId = tenant,
            Pieces = streams ? new ResponsePieces() : null,
        };
        return (new InvokeCall(function, TypeOf(type)!.Value, logType is "Tail", request), null);
    }

    /// <summary>How much memory the call takes: its event, and what may wait of a response in pieces.</summary>
    public long Bytes => Request.Payload.Length + PiecesBytes;

    /// <summary>How much it may take, before the event is read.</summary>
    public long MaxBytesOf(HttpRequest request) => Math.Min(request.ContentLength ?? MaxEventBytes, MaxEventBytes) + PiecesBytes;

    /// <summary>
    /// Reads the event. Lambda passes on a call without one as <c>{}</c>.
    /// </summary>
    /// <remarks>
    /// Lambda refuses what is not JSON. Here it is passed on: a raw handler may be tried with the bytes of a file, as
    /// with <c>pluginruntime invoke</c>, and a typed one says itself what is wrong with its event.
    /// </remarks>
    /// <returns>The call with its event, or why it is too much of one.</returns>
    public async Task<(InvokeCall? Call, InvokeRefusal? Refusal)> WithEventAsync(HttpContext context)
    {
        var limit = MaxEventBytes;
        var body = await RequestBody.ReadAsync(context, limit);
        if (body.IsTruncated)
        {
            return (null, InvokeRefusal.Truncated);
        }

        return body.Length > limit
            ? (null, InvokeRefusal.TooLarge(body.Length, Type.ToString(), limit))
            : (this with { Request = Request with { Payload = body.Length > 0 ? body.Bytes : "{}"u8.ToArray() } }, null);
    }

    private static (FunctionReference? Function, InvokeRefusal? Refusal) ReadFunction(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (!FunctionReference.TryParse(name, out var function))
        {
            return (null, InvokeRefusal.InvalidName(name));
        }

        var qualifier = context.Request.Query["Qualifier"].ToString();
        if (qualifier is NoneGiven)
        {
            return (function, null);
        }

        return FunctionReference.IsQualifier(qualifier) && (function.Qualifier ?? qualifier) == qualifier
            ? (function with { Qualifier = qualifier }, null)
            : (null, InvokeRefusal.InvalidQualifier(qualifier));
    }

    private static InvocationType? TypeOf(string text) => text switch
    {
        NoneGiven or "RequestResponse" => InvocationType.RequestResponse,
        "Event" => InvocationType.Event,
        "DryRun" => InvocationType.DryRun,
        _ => null,
    };
}
