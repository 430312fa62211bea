using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Json;

/// <summary>
/// Reads events into, or writes responses from, one type of a plugin.
/// </summary>
internal sealed class JsonType<T>(JsonTypeInfo<T> type) : IJsonType<T>
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

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> response, T value) => Write(response, value, _writing);

    /// <inheritdoc/>
    public void WriteLine(IBufferWriter<byte> response, T value)
    {
        Write(response, value, _writing with { Indented = false });
        response.Write("\n"u8);
    }

    private void Write(IBufferWriter<byte> response, T value, JsonWriterOptions options)
    {
        try
        {
            using var json = new Utf8JsonWriter(response, options);
            JsonSerializer.Serialize(json, value, type);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw JsonErrors.UnwritableResponse(typeof(T), error);
        }
    }
}
