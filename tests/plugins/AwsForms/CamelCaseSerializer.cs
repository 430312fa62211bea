using System.Text.Json;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(AwsForms.CamelCaseSerializer))]

namespace AwsForms;

/// <summary>The serializer of the whole package: properties in camel case.</summary>
public sealed class CamelCaseSerializer : ILambdaSerializer
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public T Deserialize<T>(Stream requestStream)
    {
        // No JSON is a MemoryStream: only who was given one by a serializer reads these words.
        if (typeof(T) == typeof(MemoryStream))
        {
            return (T)(object)new MemoryStream("by the serializer"u8.ToArray());
        }

        return JsonSerializer.Deserialize<T>(requestStream, Options)!;
    }

    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response, Options);
}
