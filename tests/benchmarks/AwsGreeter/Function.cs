using Amazon.Lambda.Core;
using Greeter;

namespace AwsGreeter;

/// <summary>Greets by name.</summary>
internal sealed class Function
{
    private readonly string _stranger = "world";

    public Greeting Greet(GreetingRequest request, ILambdaContext context)
    {
        var name = string.IsNullOrWhiteSpace(request?.Name) ? _stranger : request.Name.Trim();
        return new Greeting { Message = $"Hello, {name}!" };
    }
}
