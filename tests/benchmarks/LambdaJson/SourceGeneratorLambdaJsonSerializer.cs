using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes by a source-generated context.</summary>
public sealed class SourceGeneratorLambdaJsonSerializer<TContext> : ILambdaSerializer
    where TContext : JsonSerializerContext, new()
{
    private readonly TContext _context = new();

    /// <inheritdoc/>
    public T Deserialize<T>(Stream requestStream)
    {
        var buffer = new MemoryStream();
        requestStream.CopyTo(buffer);
        return JsonSerializer.Deserialize(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), TypeInfo<T>())!;
    }

    /// <inheritdoc/>
    public void Serialize<T>(T response, Stream responseStream)
    {
        using var writer = new Utf8JsonWriter(responseStream);
        JsonSerializer.Serialize(writer, response, TypeInfo<T>());
    }

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)_context.GetTypeInfo(typeof(T))!;
}
