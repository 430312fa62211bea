using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Greeter;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<GreeterJson>))]

namespace Greeter;

/// <summary>Greets by name. An event without a name is greeted as the world.</summary>
public sealed class Function
{
    public Greeting FunctionHandler(GreetingRequest request, ILambdaContext context)
    {
        var name = string.IsNullOrWhiteSpace(request?.Name) ? "world" : request.Name.Trim();
        return new Greeting { Message = $"Hello, {name}!" };
    }
}

/// <summary>Reads and writes this function's JSON without reflection.</summary>
[JsonSerializable(typeof(GreetingRequest))]
[JsonSerializable(typeof(Greeting))]
public sealed partial class GreeterJson : JsonSerializerContext;
