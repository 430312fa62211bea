using System.Buffers;
using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Makes a response of what a method returned: JSON, or its bytes as they are.
/// </summary>
internal abstract class ResponseForm<T>
{
    /// <summary>The form for results of type <typeparamref name="T"/>.</summary>
    public static ResponseForm<T> For(HandlerJson json)
    {
        if (typeof(Stream).IsAssignableFrom(typeof(T)))
        {
            return new StreamResponseForm<T>(json.StreamContentType);
        }

        return typeof(T) == typeof(ReadOnlyMemory<byte>) && json.HasBytes
            ? (ResponseForm<T>)(object)new BytesResponseForm()
            : new JsonResponseForm<T>(json.TypeOf<T>());
    }

    /// <summary>Writes one response.</summary>
    /// <exception cref="FunctionException">The value cannot be written.</exception>
    public abstract void Write(ResponseWriter response, T value);
}

internal sealed class JsonResponseForm<T>(IJsonType<T> type) : ResponseForm<T>
{
    /// <inheritdoc/>
    public override void Write(ResponseWriter response, T value) => type.Write(response.Body, value);
}

internal sealed class BytesResponseForm : ResponseForm<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public override void Write(ResponseWriter response, ReadOnlyMemory<byte> value)
    {
        response.ContentType = ResponseWriter.Octets;
        response.Body.Write(value.Span);
    }
}

/// <summary>The rest of a stream, from where it stands; it is disposed. No stream is an empty body.</summary>
internal sealed class StreamResponseForm<T>(string contentType) : ResponseForm<T>
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
