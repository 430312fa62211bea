using Amazon.Lambda.Core;

namespace PluginRuntime.PluginSide.Core;

/// <summary><c>ILambdaContext</c>, with the members that later versions of it have.</summary>
/// <remarks>
/// Public members only: an explicit implementation of one that the plugin's copy lacks would fail the whole type. And virtual ones, here and in the
/// other shells: .NET lets no other method take the place of an interface's default, and the compiler makes virtual what it knows to be a member.
/// </remarks>
internal class LambdaContext(ContextSource source) : ILambdaContext
{
    public virtual string AwsRequestId => source.AwsRequestId;

    public virtual IClientContext ClientContext => (IClientContext)source.ClientContext;

    public virtual string FunctionName => source.FunctionName!;

    public virtual string FunctionVersion => source.FunctionVersion!;

    public virtual ICognitoIdentity Identity => (ICognitoIdentity)source.Identity;

    public virtual string InvokedFunctionArn => source.InvokedFunctionArn!;

    public virtual ILambdaLogger Logger => (ILambdaLogger)source.Logger;

    public virtual string LogGroupName => source.LogGroupName!;

    public virtual string LogStreamName => source.LogStreamName!;

    public virtual int MemoryLimitInMB => source.MemoryLimitInMB;

    public virtual TimeSpan RemainingTime => source.RemainingTime;

    public virtual string? TenantId => source.TenantId;

    public virtual string? TraceId => source.TraceId;

    public virtual ILambdaSerializer? Serializer => (ILambdaSerializer?)source.Serializer;
}

/// <summary><c>ILambdaLogger</c>.</summary>
internal class LambdaLogger(LoggerSource source) : ILambdaLogger
{
    public virtual void Log(string message) => source.Log(message);

    public virtual void LogLine(string message) => source.LogLine(message);

    public virtual void Log(string level, string message) => source.Log(level, message);

    public virtual void Log(string level, string message, params object?[]? args) => source.Log(level, message, args);

    public virtual void Log(string level, Exception exception, string message, params object?[]? args) => source.Log(level, exception, message, args);
}

/// <summary><c>IClientContext</c>.</summary>
internal class ClientContext(ClientContextSource source) : IClientContext
{
    public virtual IDictionary<string, string> Environment => source.Environment!;

    public virtual IClientApplication Client => (IClientApplication)source.Client!;

    public virtual IDictionary<string, string> Custom => source.Custom!;
}

/// <summary><c>IClientApplication</c>.</summary>
internal class ClientApplication(ClientApplicationSource source) : IClientApplication
{
    public virtual string AppPackageName => source.AppPackageName!;

    public virtual string AppTitle => source.AppTitle!;

    public virtual string AppVersionCode => source.AppVersionCode!;

    public virtual string AppVersionName => source.AppVersionName!;

    public virtual string InstallationId => source.InstallationId!;
}

/// <summary><c>ICognitoIdentity</c>.</summary>
internal class CognitoIdentity(IdentitySource source) : ICognitoIdentity
{
    public virtual string IdentityId => source.IdentityId!;

    public virtual string IdentityPoolId => source.IdentityPoolId!;
}
