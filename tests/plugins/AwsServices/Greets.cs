using System.Text;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace AwsServices;

/// <summary>A method in AWS's form whose class gets services, with middleware around it.</summary>
public sealed class Greets(Greeting greeting)
{
    public Stream Greet(Stream payload, ILambdaContext context) =>
        new MemoryStream(Encoding.UTF8.GetBytes($"{greeting.Word} {new StreamReader(payload).ReadToEnd()} {context.AwsRequestId}"));
}

public sealed class Greeting
{
    public string Word { get; set; } = "";
}

internal sealed class Startup : IHandlerStartup
{
    public void ConfigureServices(IServiceCollection services) =>
        services.AddSingleton<Greeting>().AddSingleton<IInvocationMiddleware, Politeness>();
}

internal sealed class Politeness(Greeting greeting) : IInvocationMiddleware
{
    public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
    {
        greeting.Word = "Hello";
        return nextStep(context, cancellationToken);
    }
}
