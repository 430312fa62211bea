namespace PluginRuntime.Packages.Json;

/// <summary>
/// The text in JSON that was scanned last.
/// </summary>
/// <remarks>
/// Half of a surrogate pair is refused, and so is NUL, at which C code stops: it would see another text than this one. Names are compared where
/// they lie, and made into a string only when one is asked for.
/// </remarks>
internal sealed class JsonText(byte[] json)
{
    private int _start;
    private int _end;
    private bool _hasEscapes;
    private char[] _characters = new char[128];

    /// <summary>What stands between the quotes.</summary>
    public ReadOnlySpan<byte> Bytes => new(json, _start, _end - _start);

    /// <summary>Whether each byte of it is a character.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Looks for its end.</summary>
    /// <param name="start">Behind the opening quote.</param>
    /// <returns>Where it goes on behind the closing quote; negative if there is none, or something that JSON does not allow before it.</returns>
    public int Scan(int start)
    {
        _start = start;
        _hasEscapes = false;
        IsAscii = true;
        for (var index = start; index < json.Length; index++)
        {
            switch (json[index])
            {
                case (byte)'"':
                    _end = index;
                    return index + 1;
                case (byte)'\\':
                    _hasEscapes = true;
                    index = JsonEscape.End(json, index) - 1;
                    if (index < start)
                    {
                        return -1;
                    }

                    break;
                case < 0x20:
                    return -1;
                case >= 0x80:
                    IsAscii = false;
                    break;
            }
        }

        return -1;
    }

    /// <summary>Whether it is this text, which is plain ASCII.</summary>
    public bool Is(string text) => _hasEscapes ? Decode() == text : AsciiText.Is(Bytes, text);

    /// <summary>The text itself.</summary>
    public string Decode()
    {
        if (_hasEscapes || !IsAscii)
        {
            return JsonEscape.Decode(Bytes);
        }

        var length = _end - _start;
        if (_characters.Length < length)
        {
            _characters = new char[length];
        }

        for (var index = 0; index < length; index++)
        {
            _characters[index] = (char)json[_start + index];
        }

        return new string(_characters, 0, length);
    }
}
