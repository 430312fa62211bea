using System.Globalization;
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Tells all that it learns from the context.</summary>
public class Contexts
{
    public Dictionary<string, string?> All(Ask payload, ILambdaContext context) => new()
    {
        ["Event"] = payload.Name,
        ["AwsRequestId"] = context.AwsRequestId,
        ["FunctionName"] = context.FunctionName,
        ["FunctionVersion"] = context.FunctionVersion,
        ["InvokedFunctionArn"] = context.InvokedFunctionArn,
        ["LogGroupName"] = context.LogGroupName,
        ["LogStreamName"] = context.LogStreamName,
        ["MemoryLimitInMB"] = context.MemoryLimitInMB.ToString(CultureInfo.InvariantCulture),
        ["TimeIsLeft"] = (context.RemainingTime > TimeSpan.Zero).ToString(),
        ["HasLogger"] = (context.Logger is not null).ToString(),
    };

    public Dictionary<string, string?> Caller(ILambdaContext context)
    {
        var application = context.ClientContext.Client;
        return new()
        {
            ["Environment"] = Joined(context.ClientContext.Environment),
            ["Custom"] = Joined(context.ClientContext.Custom),
            ["AppPackageName"] = application?.AppPackageName,
            ["AppTitle"] = application?.AppTitle,
            ["AppVersionCode"] = application?.AppVersionCode,
            ["AppVersionName"] = application?.AppVersionName,
            ["InstallationId"] = application?.InstallationId,
            ["IdentityId"] = context.Identity.IdentityId,
            ["IdentityPoolId"] = context.Identity.IdentityPoolId,
        };
    }

#if NEWEST
    public Dictionary<string, string?> Newer(ILambdaContext context) => new()
    {
        ["TenantId"] = context.TenantId,
        ["TraceId"] = context.TraceId,
        ["CurrentTraceId"] = LambdaTraceProvider.CurrentTraceId,
        ["Serializer"] = context.Serializer?.GetType().Name,
    };

    [LambdaSerializer(typeof(MarkingSerializer))]
    public Reply NewerMarked(ILambdaContext context) => Reply.Of(context.Serializer?.GetType().Name);
#endif

#if UNKNOWN
    public Dictionary<string, string?> Unheard(ILambdaContext context) => new()
    {
        ["Context"] = context.Unheard,
        ["ContextMethod"] = context.UnheardOf("anything").ToString(CultureInfo.InvariantCulture),
        ["ContextByDefault"] = context.UnheardByDefault,
        ["Logger"] = context.Logger.LogUnheard("anything").ToString(),
        ["ClientContext"] = context.ClientContext.Unheard,
        ["Identity"] = context.Identity.Unheard,
    };
#endif

    private static string? Joined(IDictionary<string, string>? values) =>
        values is null ? null : string.Join(' ', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
