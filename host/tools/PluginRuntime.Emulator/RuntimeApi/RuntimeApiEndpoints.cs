using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The HTTP side of Lambda's Runtime API.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.</remarks>
internal sealed class RuntimeApiEndpoints(InvocationState state, FunctionSettings settings)
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly RuntimeResponseReader _responses = new(ErrorTypeHeader);

    /// <summary>Adds the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var runtime = routes.MapGroup("/2018-06-01/runtime");
        runtime.MapGet("/invocation/next", NextAsync);
        runtime.MapPost("/invocation/{id}/response", RespondAsync);
        runtime.MapPost("/invocation/{id}/error", FailAsync);
        runtime.MapPost("/init/error", context => FailAsync(context, state.Init.Fail));
        runtime.MapGet("/restore/next", RestoreAsync);
        runtime.MapPost("/restore/error", context => FailAsync(context, state.Init.FailRestore));
    }

    private async Task NextAsync(HttpContext context)
    {
        var invocation = await state.NextAsync(context.RequestAborted);
        if (invocation is null)
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, Refusal.InvalidStateTransition);
            return;
        }

        AddHeaders(context.Response.Headers, invocation);
        context.Response.ContentType = RuntimeApiAnswer.Json;
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
        var (invocation, refusal) = state.BeginAnswer(RequestIdOf(context));
        if (invocation is null)
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, refusal!);
            return;
        }

        var (result, complaint) = await _responses.ReadAsync(context, invocation.Request.Pieces);
        if (complaint is null || complaint.Status is StatusCodes.Status413PayloadTooLarge)
        {
            complaint = state.CompleteAnswer(invocation, result) ?? complaint;
        }
        else
        {
            state.BreakAnswer(invocation, result);
        }

        await RuntimeApiAnswer.WriteAsync(context.Response, complaint);
    }

    private async Task FailAsync(HttpContext context)
    {
        var (invocation, refusal) = state.BeginAnswer(RequestIdOf(context));
        if (invocation is null)
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, refusal!);
            return;
        }

        var body = await RequestBody.ReadAsync(context, LambdaLimits.MaxResponseBytes);
        var error = new InvocationResult.FunctionError(body.Bytes, ErrorTypeOf(context));
        await RuntimeApiAnswer.WriteAsync(context.Response, state.CompleteAnswer(invocation, error));
    }

    private static async Task FailAsync(HttpContext context, Func<InvocationResult.InitError, Refusal?> fail)
    {
        var body = await RequestBody.ReadAsync(context, LambdaLimits.MaxResponseBytes);
        var refusal = fail(new InvocationResult.InitError(body.Bytes, ErrorTypeOf(context)));
        await RuntimeApiAnswer.WriteAsync(context.Response, refusal);
    }

    private async Task RestoreAsync(HttpContext context)
    {
        if (!await state.Init.WaitForRestoreAsync(context.RequestAborted))
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, Refusal.InvalidStateTransition);
        }
    }

    private static string RequestIdOf(HttpContext context) => (string)context.GetRouteValue("id")!;

    private static string ErrorTypeOf(HttpContext context) =>
        FunctionErrorType.AsLambdaKeepsIt(context.Request.Headers[ErrorTypeHeader]);
}
