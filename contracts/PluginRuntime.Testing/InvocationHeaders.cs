using System.Globalization;
using System.Text.Json;
using PluginRuntime.Testing.Wire;

namespace PluginRuntime.Testing;

/// <summary>
/// What comes with an event over the Runtime API, of the facts that a test has set.
/// </summary>
internal static class InvocationHeaders
{
    /// <summary>An event with its headers.</summary>
    public static OfferedEvent EventOf(ReadOnlyMemory<byte> payload, TestInvocationContext context)
    {
        var offered = new OfferedEvent(context.RequestId, payload);
        offered.Add("Lambda-Runtime-Deadline-Ms", context.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        offered.Add("Lambda-Runtime-Invoked-Function-Arn", context.InvokedFunctionArn);
        offered.Add("Lambda-Runtime-Trace-Id", context.TraceId);
        offered.Add("Lambda-Runtime-Client-Context", context.ClientContextJson);
        offered.Add("Lambda-Runtime-Aws-Tenant-Id", context.TenantId);
        offered.Add("Lambda-Runtime-Cognito-Identity", IdentityOf(context));
        return offered;
    }

    private static string? IdentityOf(TestInvocationContext context) => context.CognitoIdentityId is null && context.CognitoIdentityPoolId is null
        ? null
        : JsonSerializer.Serialize(new { cognitoIdentityId = context.CognitoIdentityId, cognitoIdentityPoolId = context.CognitoIdentityPoolId });
}
