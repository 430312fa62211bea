using System.Buffers;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// Reads events into, or writes responses from, one type by a plugin's serializer.
/// </summary>
/// <remarks>
/// Each call has a memory stream of its own, as on AWS's runtime: a serializer may seek in it, close it or keep it. What the serializer throws comes
/// out as it is.
/// </remarks>
internal sealed class SerializedType<T>(Func<Stream, T> deserialize, Action<T, Stream> serialize) : IJsonType<T>
{
    private const int UsualBytes = 1024;

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> payload) => deserialize(new MemoryStream(payload.ToArray(), writable: false));

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> response, T value)
    {
        var stream = new MemoryStream(UsualBytes);
        serialize(value, stream);

        // Also of a stream that the serializer has closed.
        if (stream.TryGetBuffer(out var written))
        {
            response.Write(written);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: sequences are no handlers by AWS's rules.</exception>
    public void WriteLine(IBufferWriter<byte> response, T value) => throw new NotSupportedException();
}
