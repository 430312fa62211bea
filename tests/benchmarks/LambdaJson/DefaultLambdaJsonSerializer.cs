using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes by reflection.</summary>
public sealed class DefaultLambdaJsonSerializer : ILambdaSerializer
{
    private readonly JsonSerializerOptions _options = new() { PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <inheritdoc/>
    public T Deserialize<T>(Stream requestStream)
    {
        var buffer = new MemoryStream();
        requestStream.CopyTo(buffer);
        return JsonSerializer.Deserialize<T>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), _options)!;
    }

    /// <inheritdoc/>
    public void Serialize<T>(T response, Stream responseStream)
    {
        using var writer = new Utf8JsonWriter(responseStream);
        JsonSerializer.Serialize(writer, response, _options);
    }
}
