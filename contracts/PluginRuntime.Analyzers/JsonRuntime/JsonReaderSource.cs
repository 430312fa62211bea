namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// What reads an event as source: forward over its bytes, a value at a time, by the grammar that <c>Utf8JsonReader</c> has with default options.
/// </summary>
/// <remarks>
/// The first use of <c>Utf8JsonReader</c> loads System.Text.Json, and compiles vector code that looks for characters. Here are loops alone. Whatever is wrong, or
/// an option would allow, makes a method answer <see langword="false"/>: nothing is thrown.
/// </remarks>
internal static class JsonReaderSource
{
    /// <summary>The struct.</summary>
    /// <param name="maxDepth">How deep is read.</param>
    public static string Of(int maxDepth) =>
        $$"""

            [global::System.CodeDom.Compiler.GeneratedCode("PluginRuntime.Analyzers", "1")]
            internal ref struct __JsonReader
            {
                private readonly global::System.ReadOnlySpan<byte> _json;
                private int _at;
                private int _depth;
                private int _begin;
                private int _start;
                private int _length;
                private bool _isAscii;
                private char[] _characters;

                public __JsonReader(global::System.ReadOnlySpan<byte> json)
                {
                    _json = json;
                }

                // What was read last: '{', '}', '[', ']', '"' of a text, '0' of a number, 't', 'f' or 'n' of a literal; nothing if that was no JSON, or is a name.
                public int Kind { get; private set; }

                // Of a text or a name: whether it has escapes.
                public bool IsEscaped { get; private set; }

                // Of a text, a name or a number, in bytes.
                public int Length => _length;

                // The same as it stands there.
                public global::System.ReadOnlySpan<byte> Raw => _json.Slice(_start, _length);

                // Whether it is that one, of ASCII alone. A literal of bytes would be a field, and its length a type to load.
                public bool Is(string other)
                {
                    if (_length != other.Length) return false;
                    for (int index = 0; index < _length; index++)
                    {
                        if (_json[_start + index] != other[index]) return false;
                    }

                    return true;
                }

                // The same in any case.
                public bool IsAlike(string folded)
                {
                    if (_length != folded.Length) return false;
                    for (int index = 0; index < _length; index++)
                    {
                        int character = _json[_start + index];
                        if (character >= 'A' && character <= 'Z') character |= 0x20;
                        if (character != folded[index]) return false;
                    }

                    return true;
                }

                public bool Read()
                {
                    int kind = Next();
                    _begin = _at;
                    Kind = 0;
                    switch (kind)
                    {
                        case '{':
                        case '[':
                            if (_depth == {{maxDepth}}) return false;
                            _depth++;
                            _at++;
                            break;
                        case '"':
                            if (!ReadText()) return false;
                            break;
                        case 't':
                            if (!ReadLiteral("true")) return false;
                            break;
                        case 'f':
                            if (!ReadLiteral("false")) return false;
                            break;
                        case 'n':
                            if (!ReadLiteral("null")) return false;
                            break;
                        default:
                            if (!ReadNumber()) return false;
                            kind = '0';
                            break;
                    }

                    Kind = kind;
                    return true;
                }

                // The next name of an object, of which the last thing that was read is the beginning or a value.
                public bool ReadName()
                {
                    if (!HasNext('{', '}') || Next() != '"' || !ReadText() || Next() != ':') return false;
                    _at++;
                    return true;
                }

                // The next item of an array, likewise.
                public bool ReadItem() => HasNext('[', ']') && Read();

                // The rest of a value of which the beginning was read.
                public bool Skip()
                {
                    if (Kind == '{')
                    {
                        while (ReadName())
                        {
                            if (!Read() || !Skip()) return false;
                        }

                        return Kind == '}';
                    }

                    if (Kind == '[')
                    {
                        while (ReadItem())
                        {
                            if (!Skip()) return false;
                        }

                        return Kind == ']';
                    }

                    return true;
                }

                public bool TrySkip(out global::System.ReadOnlySpan<byte> json)
                {
                    int begin = _begin;
                    json = default;
                    if (!Skip()) return false;
                    json = _json.Slice(begin, _at - begin);
                    return true;
                }

                // Whether nothing follows the value that was read.
                public bool IsAtEnd() => Next() == 0 && _at == _json.Length;

                private bool HasNext(int opening, int closing)
                {
                    bool isFirst = Kind == opening;
                    Kind = 0;
                    int next = Next();
                    if (next == closing)
                    {
                        _at++;
                        _depth--;
                        Kind = closing;
                        return false;
                    }

                    if (isFirst) return true;
                    if (next != ',') return false;
                    _at++;
                    return true;
                }

                // What stands behind white space; 0, which begins nothing, at the end.
                private int Next()
                {
                    for (; _at < _json.Length; _at++)
                    {
                        int next = _json[_at];
                        if (next != ' ' && next != '\n' && next != '\r' && next != '\t') return next;
                    }

                    return 0;
                }
        {{JsonReaderTokens.Code}}{{JsonReaderValues.Code}}{{JsonReaderInstants.Code}}    }

        """;
}
