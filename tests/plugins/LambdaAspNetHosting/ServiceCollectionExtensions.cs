using Amazon.Lambda.AspNetCoreServer.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Microsoft.Extensions.DependencyInjection;

public static class ServiceCollectionExtensions
{
    /// <summary>Serves events in place of connections, in a function; elsewhere nothing is changed.</summary>
    public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) =>
        Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") is null ? services : services.AddSingleton<IServer, LambdaServer>();
}
