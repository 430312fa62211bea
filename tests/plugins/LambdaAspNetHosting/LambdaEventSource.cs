namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Whose events they are.</summary>
public enum LambdaEventSource
{
    RestApi,
    HttpApi,
    ApplicationLoadBalancer,
    WebsocketApi,
}
