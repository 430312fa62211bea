namespace Amazon.Lambda.AspNetCoreServer.Hosting;

/// <summary>Whose events they are.</summary>
public enum LambdaEventSource
{
    RestApi,
    HttpApi,
}
