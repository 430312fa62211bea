namespace PluginRuntime.PluginSide.Tracing;

/// <summary>
/// What a span tells of its invocation, under OpenTelemetry's names.
/// </summary>
/// <remarks>Source: https://opentelemetry.io/docs/specs/semconv/faas/aws-lambda/</remarks>
internal static class InvocationTags
{
    /// <summary>What failed: on a span and on the metrics of a failed invocation.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The facts that are known when the invocation begins.</summary>
    public static List<KeyValuePair<string, object?>> Of(TracedInvocation invocation)
    {
        var arn = new FunctionArn(invocation.InvokedFunctionArn);
        List<KeyValuePair<string, object?>> tags =
        [
            new("faas.invocation_id", invocation.RequestId),
            new("faas.coldstart", invocation.IsColdStart),
        ];
        AddUnlessEmpty(tags, "aws.lambda.invoked_arn", invocation.InvokedFunctionArn);
        AddUnlessEmpty(tags, "cloud.resource_id", arn.OfVersion(invocation.FunctionVersion));
        AddUnlessEmpty(tags, "cloud.account.id", arn.AccountId);
        return tags;
    }

    private static void AddUnlessEmpty(List<KeyValuePair<string, object?>> tags, string name, string value)
    {
        if (value.Length > 0)
        {
            tags.Add(new(name, value));
        }
    }
}
