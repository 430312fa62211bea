using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginRuntime.Handlers;

/// <summary>
/// Reads events into, or writes responses from, one type of a plugin.
/// </summary>
internal sealed class JsonType<T>(JsonTypeInfo<T> type)
{
    private readonly JsonWriterOptions _writing = new()
    {
        Encoder = type.Options.Encoder,
        Indented = type.Options.WriteIndented,
        IndentCharacter = type.Options.IndentCharacter,
        IndentSize = type.Options.IndentSize,
        NewLine = type.Options.NewLine,
        MaxDepth = type.Options.MaxDepth,
        // What the serializer writes is well formed.
        SkipValidation = true,
    };

    /// <summary>Reads an event.</summary>
    /// <exception cref="FunctionException">The event is not JSON, or not of this shape: its sender's to mend.</exception>
    public T Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, type)!;
        }
        catch (JsonException error)
        {
            throw JsonErrors.UnreadableEvent(typeof(T), payload.Length, error);
        }
    }

    /// <summary>Writes a response.</summary>
    /// <exception cref="FunctionException">The value cannot be written, for example because it refers to itself: the handler's to mend.</exception>
    public void Write(IBufferWriter<byte> response, T value)
    {
        try
        {
            using var json = new Utf8JsonWriter(response, _writing);
            JsonSerializer.Serialize(json, value, type);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw JsonErrors.UnwritableResponse(typeof(T), error);
        }
    }
}
