using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Greeter;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<AwsGreeter.GreeterJson>))]

namespace AwsGreeter;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GreetingRequest))]
[JsonSerializable(typeof(Greeting))]
internal sealed partial class GreeterJson : JsonSerializerContext;

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
