using System.Text;

namespace PluginRuntime.Emulator;

/// <summary>
/// The last 4 KB of a log, which is what Lambda gives to a caller who asks.
/// </summary>
/// <remarks>Not for several threads at a time.</remarks>
internal sealed class LogTail
{
    /// <summary>How much of a log a caller gets.</summary>
    public const int MaxBytes = 4_096;

    private readonly Queue<byte[]> _lines = new();
    private int _length;

    /// <summary>Adds a line and its line feed.</summary>
    public void Add(string line)
    {
        // Not more characters than are kept bytes: a line of any length may come.
        var end = line.Length <= MaxBytes ? line : line[^MaxBytes..];
        var bytes = Encoding.UTF8.GetBytes(end + "\n");
        _lines.Enqueue(bytes);
        _length += bytes.Length;
        while (_length - _lines.Peek().Length >= MaxBytes)
        {
            _length -= _lines.Dequeue().Length;
        }
    }

    /// <summary>Hands out the last bytes, whole characters of UTF-8 all of them, and forgets everything.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var all = _lines.SelectMany(line => line).ToArray();
        _lines.Clear();
        _length = 0;
        var start = Math.Max(0, all.Length - MaxBytes);
        while (start > 0 && start < all.Length && IsInsideCharacter(all[start]))
        {
            start++;
        }

        return all.AsMemory(start);
    }

    private static bool IsInsideCharacter(byte value) => (value & 0b1100_0000) == 0b1000_0000;
}
