using PluginRuntime;

namespace Handlers;

/// <summary>Every member of the context.</summary>
public sealed class Contexts : IHandler<string, string[]>
{
    public ValueTask<string[]> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        foreach (var level in Enum.GetValues<LambdaLogLevel>())
        {
            context.Log(level, $"level {level}", level == LambdaLogLevel.Critical ? new InvalidOperationException("as asked") : null);
        }

        context.AfterResponse(_ =>
        {
            context.Log(LambdaLogLevel.Information, "after the response");
            return default;
        });
        return ValueTask.FromResult<string[]>(
        [
            context.RequestId,
            $"{context.FunctionName.Length > 0} {context.FunctionVersion.Length > 0} {context.InvokedFunctionArn.Length > 0} {context.MemoryLimitMegabytes > 0}",
            $"{context.LogGroupName is not null} {context.LogStreamName is not null} {context.Deadline > DateTimeOffset.UtcNow} {context.RemainingTime > TimeSpan.Zero}",
            $"{context.TenantId ?? "no tenant"}, {context.ClientContextJson ?? "no client"}, {context.CognitoIdentityId ?? "no identity"}, {context.CognitoIdentityPoolId ?? "no pool"}",
            $"{context.TraceId is null or { Length: > 0 }} {Directory.Exists(context.PackageDirectory)} {context.Services is not null} {cancellationToken.CanBeCanceled}",
        ]);
    }
}
