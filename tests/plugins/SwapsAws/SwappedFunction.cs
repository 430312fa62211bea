using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using SwapForms;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<SwapsAws.SwappedJson>))]

namespace SwapsAws;

/// <summary>A handler for AWS's own .NET runtime.</summary>
public class SwappedFunction
{
    private readonly string _version = PackageVersion.Read();

    public Answer Handle(Ask payload, ILambdaContext context)
    {
        LambdaLogger.Log("");
        return new Answer(_version, context.AwsRequestId);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(Answer))]
public partial class SwappedJson : JsonSerializerContext;
