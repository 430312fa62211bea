using Amazon.Lambda.Core;
using PluginRuntime.PluginSide.Sources;

namespace PluginRuntime.PluginSide.Shells;

/// <summary><c>ILambdaContext</c>, with the members that later versions of it have.</summary>
/// <remarks>
/// Public members only: an explicit implementation of one that the plugin's copy lacks would fail the whole type. Those that the compiler does
/// not know here take the place of the interface's defaults where it has them.
/// </remarks>
internal sealed class LambdaContext(ContextSource source) : ILambdaContext
{
    public string AwsRequestId => source.AwsRequestId;

    public IClientContext ClientContext => (IClientContext)source.ClientContext;

    public string FunctionName => source.FunctionName;

    public string FunctionVersion => source.FunctionVersion;

    public ICognitoIdentity Identity => (ICognitoIdentity)source.Identity;

    public string InvokedFunctionArn => source.InvokedFunctionArn;

    public ILambdaLogger Logger => (ILambdaLogger)source.Logger;

    public string LogGroupName => source.LogGroupName;

    public string LogStreamName => source.LogStreamName;

    public int MemoryLimitInMB => source.MemoryLimitInMB;

    public TimeSpan RemainingTime => source.RemainingTime;

    public string? TenantId => source.TenantId;

    public string? TraceId => source.TraceId;

    public ILambdaSerializer? Serializer => (ILambdaSerializer?)source.Serializer;
}

/// <summary><c>ILambdaLogger</c>.</summary>
internal sealed class LambdaLogger(LoggerSource source) : ILambdaLogger
{
    public void Log(string message) => source.Log(message);

    public void LogLine(string message) => source.LogLine(message);

    public void Log(string level, string message) => source.Log(level, message);

    public void Log(string level, string message, params object?[]? args) => source.Log(level, message, args);

    public void Log(string level, Exception exception, string message, params object?[]? args) => source.Log(level, exception, message, args);
}

/// <summary><c>IClientContext</c>.</summary>
internal sealed class ClientContext(ClientContextSource source) : IClientContext
{
    public IDictionary<string, string> Environment => source.Environment!;

    public IClientApplication Client => (IClientApplication)source.Client!;

    public IDictionary<string, string> Custom => source.Custom!;
}

/// <summary><c>IClientApplication</c>.</summary>
internal sealed class ClientApplication(ClientApplicationSource source) : IClientApplication
{
    public string AppPackageName => source.AppPackageName!;

    public string AppTitle => source.AppTitle!;

    public string AppVersionCode => source.AppVersionCode!;

    public string AppVersionName => source.AppVersionName!;

    public string InstallationId => source.InstallationId!;
}

/// <summary><c>ICognitoIdentity</c>.</summary>
internal sealed class CognitoIdentity(IdentitySource source) : ICognitoIdentity
{
    public string IdentityId => source.IdentityId!;

    public string IdentityPoolId => source.IdentityPoolId!;
}
