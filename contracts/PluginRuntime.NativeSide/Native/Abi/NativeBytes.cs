using System.Runtime.InteropServices;
using System.Text;

namespace PluginRuntime.Native.Abi;

/// <summary>
/// Bytes of the other side: a text in UTF-8, an event, a piece of a response.
/// </summary>
/// <remarks>As <c>pluginruntime_text</c> and <c>pluginruntime_bytes</c>. For generated code alone; valid until the call that brought it returns.</remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly unsafe struct NativeBytes
{
    private readonly byte* _data;
    private readonly nuint _length;

    internal NativeBytes(byte* data, int length)
    {
        _data = data;
        _length = (nuint)length;
    }

    internal ReadOnlySpan<byte> Span => new(_data, checked((int)_length));

    internal byte* Data => _data;

    internal int Length => checked((int)_length);

    internal string Text => _length == 0 ? "" : Encoding.UTF8.GetString(Span);

    internal string? TextOrNull => _length == 0 ? null : Text;
}
