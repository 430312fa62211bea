using System.Buffers;
using System.Runtime.CompilerServices;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// A type whose JSON the plugin's table reads and writes, and the plugin's context wherever that cannot.
/// </summary>
internal sealed class GeneratedJsonType<T>(GeneratedJson<T> generated, HandlerJson json) : IJsonType<T>
{
    private IJsonType<T>? _ofContext;

    private IJsonType<T> OfContext => _ofContext ??= json.OpenTypeOfContext<T>();

    /// <inheritdoc/>
    public T Read(ReadOnlySpan<byte> payload) => generated.TryRead(payload, out var value) ? value : OfContext.Read(payload);

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> response, T value)
    {
        if (!generated.TryWrite(response, value, isLine: false, out var committedBytes))
        {
            WriteByContext(response, value, isLine: false, committedBytes);
        }
    }

    /// <inheritdoc/>
    public void WriteLine(IBufferWriter<byte> response, T value)
    {
        if (generated.TryWrite(response, value, isLine: true, out var committedBytes))
        {
            response.Write("\n"u8);
        }
        else
        {
            WriteByContext(response, value, isLine: true, committedBytes);
        }
    }

    // By itself: what it names is loaded at the first call of a method that holds its code.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteByContext(IBufferWriter<byte> response, T value, bool isLine, long committedBytes)
    {
        var whole = new ArrayBufferWriter<byte>();
        if (isLine)
        {
            OfContext.WriteLine(whole, value);
        }
        else
        {
            OfContext.Write(whole, value);
        }

        response.Write(whole.WrittenSpan[(int)committedBytes..]);
    }
}
