namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// The part of <c>__JsonReader</c> that finds the ends of texts, numbers and literals.
/// </summary>
/// <remarks>As in <c>Utf8JsonReader</c> a text is held against UTF-8 when it is taken, and one that is skipped is not.</remarks>
internal static class JsonReaderTokens
{
    /// <summary>The members.</summary>
    public const string Code =
        """

                private bool ReadText()
                {
                    IsEscaped = false;
                    _isAscii = true;
                    _start = ++_at;
                    int plain = 0;
                    for (; _at < _json.Length; _at++)
                    {
                        int character = _json[_at];
                        if (character == '"')
                        {
                            _length = _at++ - _start;
                            return true;
                        }

                        if (character < ' ' || (character == '\\' && !ReadEscape())) return false;
                        if (character > 127) _isAscii = false;
                        if (character == '\\' || character > 127) plain = 0;
                        else if (++plain == 64) plain = SkipPlain();
                    }

                    return false;
                }

                // Of a long text eight characters at once, as long as none of them ends it, is escaped, a control character or not of ASCII.
                private int SkipPlain()
                {
                    while (_json.Length - _at > 8)
                    {
                        ulong eight = global::System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(_json.Slice(_at + 1));
                        ulong quotes = eight ^ 0x2222222222222222, escapes = eight ^ 0x5C5C5C5C5C5C5C5C;
                        ulong found = unchecked(eight | (eight - 0x2020202020202020) | (quotes - 0x0101010101010101) | (escapes - 0x0101010101010101));
                        if ((found & 0x8080808080808080) != 0) break;
                        _at += 8;
                    }

                    return 0;
                }

                // Up to its last character.
                private bool ReadEscape()
                {
                    IsEscaped = true;
                    if (++_at == _json.Length) return false;
                    switch (_json[_at])
                    {
                        case (byte)'"':
                        case (byte)'\\':
                        case (byte)'/':
                        case (byte)'b':
                        case (byte)'f':
                        case (byte)'n':
                        case (byte)'r':
                        case (byte)'t':
                            return true;
                        case (byte)'u':
                            bool isCode = CodeAt(_json, _at + 1) >= 0;
                            _at += 4;
                            return isCode;
                        default:
                            return false;
                    }
                }

                private bool ReadNumber()
                {
                    _start = _at;
                    if (_at < _json.Length && _json[_at] == (byte)'-') _at++;
                    int whole = _at;
                    if (!ReadDigits() || (_json[whole] == (byte)'0' && _at > whole + 1)) return false;
                    if (_at < _json.Length && _json[_at] == (byte)'.')
                    {
                        _at++;
                        if (!ReadDigits()) return false;
                    }

                    if (_at < _json.Length && (_json[_at] == (byte)'e' || _json[_at] == (byte)'E'))
                    {
                        _at++;
                        if (_at < _json.Length && (_json[_at] == (byte)'+' || _json[_at] == (byte)'-')) _at++;
                        if (!ReadDigits()) return false;
                    }

                    _length = _at - _start;
                    return true;
                }

                private bool ReadDigits()
                {
                    int begin = _at;
                    while (_at < _json.Length && _json[_at] >= (byte)'0' && _json[_at] <= (byte)'9') _at++;
                    return _at > begin;
                }

                private bool ReadLiteral(string literal)
                {
                    if (_json.Length - _at < literal.Length) return false;
                    for (int index = 0; index < literal.Length; index++)
                    {
                        if (_json[_at + index] != literal[index]) return false;
                    }

                    _at += literal.Length;
                    return true;
                }

                // The four hexadecimal digits of an escape; -1 if they are none.
                private static int CodeAt(global::System.ReadOnlySpan<byte> json, int at)
                {
                    if (json.Length - at < 4) return -1;
                    int code = 0;
                    for (int end = at + 4; at < end; at++)
                    {
                        int digit = json[at];
                        if (digit >= '0' && digit <= '9') digit -= '0';
                        else if (digit >= 'a' && digit <= 'f') digit -= 'a' - 10;
                        else if (digit >= 'A' && digit <= 'F') digit -= 'A' - 10;
                        else return -1;
                        code = (code << 4) | digit;
                    }

                    return code;
                }

        """;
}
