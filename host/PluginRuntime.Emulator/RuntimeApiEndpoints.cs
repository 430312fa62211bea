using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PluginRuntime.Emulator;

/// <summary>
/// The HTTP side of Lambda's Runtime API.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.</remarks>
internal sealed class RuntimeApiEndpoints(InvocationState state, FunctionSettings settings)
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";
    private const string Json = "application/json";

    private readonly RuntimeResponseReader _responses = new(ErrorTypeHeader);

    /// <summary>Adds the four calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var runtime = routes.MapGroup("/2018-06-01/runtime");
        runtime.MapGet("/invocation/next", NextAsync);
        runtime.MapPost("/invocation/{id}/response", RespondAsync);
        runtime.MapPost("/invocation/{id}/error", FailAsync);
        runtime.MapPost("/init/error", FailInitAsync);
    }

    private async Task NextAsync(HttpContext context)
    {
        var invocation = await state.NextAsync(context.RequestAborted);
        if (invocation is null)
        {
            await RefuseAsync(context.Response, Refusal.InvalidStateTransition);
            return;
        }

        AddHeaders(context.Response.Headers, invocation);
        context.Response.ContentType = Json;
        context.Response.ContentLength = invocation.Request.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Request.Payload, context.RequestAborted);
    }

    private void AddHeaders(IHeaderDictionary headers, PendingInvocation invocation)
    {
        var deadline = invocation.Deadline.ToUnixTimeMilliseconds();
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] =
            invocation.Request.InvokedFunctionArn ?? LambdaVariables.ArnOf(settings.FunctionName);
        headers["Lambda-Runtime-Trace-Id"] = TraceIdOf(invocation);
        headers["Lambda-Runtime-Client-Context"] = invocation.Request.ClientContext;
        headers["Lambda-Runtime-Aws-Tenant-Id"] = invocation.Request.TenantId;

        // Only a caller with a signed-in user of Cognito has one, and nobody signs in here.
        headers["Lambda-Runtime-Cognito-Identity"] = "";
    }

    // X-Ray's form: the second the trace began, and digits of its own. It is never sampled: nobody here collects
    // traces.
    private string TraceIdOf(PendingInvocation invocation)
    {
        var startedAt = (invocation.Deadline - settings.Timeout).ToUnixTimeSeconds();
        var digits = invocation.RequestId.Replace("-", "", StringComparison.Ordinal);
        return $"Root=1-{startedAt:x8}-{digits[..24]};Parent={digits[^16..]};Sampled=0";
    }

    private async Task RespondAsync(HttpContext context)
    {
        if (state.BeginAnswer(RequestIdOf(context)) is { } refusal)
        {
            await RefuseAsync(context.Response, refusal);
            return;
        }

        var (result, complaint) = await _responses.ReadAsync(context);
        if (complaint is null || complaint.Status is StatusCodes.Status413PayloadTooLarge)
        {
            state.CompleteAnswer(result);
        }
        else
        {
            state.BreakAnswer(result);
        }

        await (complaint is null ? AcceptAsync(context.Response) : RefuseAsync(context.Response, complaint));
    }

    private async Task FailAsync(HttpContext context)
    {
        if (state.BeginAnswer(RequestIdOf(context)) is { } refusal)
        {
            await RefuseAsync(context.Response, refusal);
            return;
        }

        var body = await RequestBody.ReadAsync(context, LambdaLimits.MaxResponseBytes);
        state.CompleteAnswer(new InvocationResult.FunctionError(body.Bytes, ErrorTypeOf(context)));
        await AcceptAsync(context.Response);
    }

    private async Task FailInitAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, LambdaLimits.MaxResponseBytes);
        var refusal = state.FailInit(new InvocationResult.InitError(body.Bytes, ErrorTypeOf(context)));
        await (refusal is null ? AcceptAsync(context.Response) : RefuseAsync(context.Response, refusal));
    }

    private static string RequestIdOf(HttpContext context) => (string)context.GetRouteValue("id")!;

    private static string ErrorTypeOf(HttpContext context) =>
        FunctionErrorType.AsLambdaKeepsIt(context.Request.Headers[ErrorTypeHeader]);

    private static Task AcceptAsync(HttpResponse response) =>
        WriteAsync(response, StatusCodes.Status202Accepted, """{"status":"OK"}"""u8.ToArray());

    private static Task RefuseAsync(HttpResponse response, Refusal refusal) =>
        WriteAsync(response, refusal.Status, ErrorJson.Write(refusal.ErrorType, refusal.ErrorMessage));

    private static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = Json;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
