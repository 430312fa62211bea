using System.Buffers;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// A type of the plugin's whose JSON is opened when the first event is read into it or the first response written from it.
/// </summary>
internal sealed class DeferredJsonType<T>(HandlerJson json) : IJsonType<T>
{
    private IJsonType<T>? _type;

    private IJsonType<T> Type => _type ??= json.OpenType<T>();

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> payload) => Type.Read(payload);

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> response, T value) => Type.Write(response, value);

    /// <inheritdoc/>
    public void WriteLine(IBufferWriter<byte> response, T value) => Type.WriteLine(response, value);
}
