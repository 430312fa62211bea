using System.Text.Json;
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>A serializer for single methods, whose responses say that it wrote them.</summary>
public sealed class MarkingSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => JsonSerializer.Deserialize<T>(requestStream, JsonSerializerOptions.Web)!;

    public void Serialize<T>(T response, Stream responseStream)
    {
        responseStream.Write("{\"marked\":"u8);
        JsonSerializer.Serialize(responseStream, response);
        responseStream.Write("}"u8);
    }
}
