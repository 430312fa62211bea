using PluginRuntime;

namespace Asks;

/// <summary>Answers with what the context knows about the caller, and with the trace variable.</summary>
[Handler("all")]
public sealed class AsksForAll : IHandler<string, string?[]>
{
    public ValueTask<string?[]> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<string?[]>(
        [
            context.ClientContextJson,
            context.CognitoIdentityId,
            context.CognitoIdentityPoolId,
            context.TraceId,
            Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"),
            context.TenantId,
        ]);
}

/// <summary>Asks for nothing of that.</summary>
[Handler("nothing")]
public sealed class AsksForNothing : IHandler<string, string>
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(payload);
}
