using System.Runtime.InteropServices;
using System.Text;
using PluginRuntime.Libraries.Abi;

namespace PluginRuntime.Libraries;

/// <summary>
/// The texts of one invocation after the other, as a library reads them: in one piece of memory, which is kept.
/// </summary>
internal sealed unsafe class TextArena
{
    private const int LeastBytes = 1024;

    // In UTF-8 a UTF-16 unit takes three bytes at most; behind each text stands a NUL, for those who forget that none is promised.
    private const int MostBytesOfUnit = 3;

    private byte* _memory;
    private int _length;
    private int _used;

    /// <summary>Makes room for the texts of an invocation, in place of those of the one before.</summary>
    /// <param name="characters">Of all of them.</param>
    /// <param name="texts">How many they are.</param>
    public void Begin(int characters, int texts)
    {
        _used = 0;
        var needed = checked((characters * MostBytesOfUnit) + texts);
        if (needed > _length)
        {
            _length = Math.Max(needed, LeastBytes);
            _memory = (byte*)NativeMemory.Realloc(_memory, (nuint)_length);
        }
    }

    /// <summary>Adds one.</summary>
    public AbiText Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var start = _memory + _used;
        var length = Encoding.UTF8.GetBytes(text, new Span<byte>(start, _length - _used));
        start[length] = 0;
        _used += length + 1;
        return new AbiText { Data = start, Length = (nuint)length };
    }
}
