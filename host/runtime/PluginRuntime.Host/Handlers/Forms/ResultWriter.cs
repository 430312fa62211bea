using System.Buffers;
using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Makes a response of what a method returned: JSON, or its bytes as they are.
/// </summary>
internal abstract class ResultWriter<T>
{
    /// <summary>The writer of results of type <typeparamref name="T"/>.</summary>
    public static ResultWriter<T> For(HandlerJson json)
    {
        if (typeof(Stream).IsAssignableFrom(typeof(T)))
        {
            return new StreamResultWriter<T>(json.StreamContentType);
        }

        return typeof(T) == typeof(ReadOnlyMemory<byte>) && json.HasBytes
            ? (ResultWriter<T>)(object)new BytesResultWriter()
            : new JsonResultWriter<T>(json.TypeOf<T>());
    }

    /// <summary>Writes one response.</summary>
    /// <exception cref="FunctionException">The value cannot be written.</exception>
    public abstract void Write(ResponseWriter response, T value);
}

internal sealed class JsonResultWriter<T>(IJsonType<T> type) : ResultWriter<T>
{
    /// <inheritdoc/>
    public override void Write(ResponseWriter response, T value) => type.Write(response.Body, value);
}

internal sealed class BytesResultWriter : ResultWriter<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public override void Write(ResponseWriter response, ReadOnlyMemory<byte> value)
    {
        response.ContentType = ResponseWriter.Octets;
        response.Body.Write(value.Span);
    }
}

/// <summary>The rest of a stream, from where it stands; it is disposed. No stream is an empty body.</summary>
internal sealed class StreamResultWriter<T>(string contentType) : ResultWriter<T>
{
    /// <inheritdoc/>
    public override void Write(ResponseWriter response, T value)
    {
        response.ContentType = contentType;
        if (value is not Stream stream)
        {
            return;
        }

        using (stream)
        {
            while (true)
            {
                var count = stream.Read(response.Body.GetSpan());
                if (count == 0)
                {
                    return;
                }

                response.Body.Advance(count);
            }
        }
    }
}
