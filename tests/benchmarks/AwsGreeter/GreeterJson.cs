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
