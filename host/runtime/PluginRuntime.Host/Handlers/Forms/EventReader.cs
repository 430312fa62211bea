using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Makes a method's first argument of an event: its JSON value, its bytes, or nothing.
/// </summary>
internal abstract class EventReader<T>
{
    /// <summary>The reader for a parameter of type <typeparamref name="T"/>; <see cref="NoEvent"/> for a method without one.</summary>
    public static EventReader<T> For(HandlerJson json)
    {
        if (typeof(T) == typeof(NoEvent))
        {
            return (EventReader<T>)(object)new NoEventReader();
        }

        if (typeof(T) == typeof(Stream))
        {
            return (EventReader<T>)(object)new StreamEventReader();
        }

        return typeof(T) == typeof(ReadOnlyMemory<byte>) && json.HasBytes
            ? (EventReader<T>)(object)new BytesEventReader()
            : new JsonEventReader<T>(json.TypeOf<T>());
    }

    /// <summary>Reads one event.</summary>
    /// <exception cref="FunctionException">It is not of this type.</exception>
    public abstract T Read(ReadOnlyMemory<byte> payload);
}

internal sealed class NoEventReader : EventReader<NoEvent>
{
    /// <inheritdoc/>
    public override NoEvent Read(ReadOnlyMemory<byte> payload) => null!;
}

internal sealed class BytesEventReader : EventReader<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> payload) => payload;
}

internal sealed class StreamEventReader : EventReader<Stream>
{
    /// <inheritdoc/>
    /// <remarks>A copy: a stream that the handler keeps must not show it the next invocation's event.</remarks>
    public override Stream Read(ReadOnlyMemory<byte> payload) => new MemoryStream(payload.ToArray(), writable: false);
}

internal sealed class JsonEventReader<T>(IJsonType<T> type) : EventReader<T>
{
    /// <inheritdoc/>
    public override T Read(ReadOnlyMemory<byte> payload) => type.Read(payload.Span);
}
