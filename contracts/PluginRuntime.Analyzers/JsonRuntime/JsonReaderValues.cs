namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// The part of <c>__JsonReader</c> that makes values of what was read: by the framework's own parsers, as System.Text.Json does, or by loops where they are as simple.
/// </summary>
internal static class JsonReaderValues
{
    /// <summary>The members.</summary>
    public const string Code =
        """
                // Of a text or a name.
                public bool TryGetText(out string text)
                {
                    if (_length > 128 || IsEscaped || !_isAscii) return TryGetLong(out text);
                    char[] characters = _characters ??= new char[128];
                    for (int index = 0; index < _length; index++) characters[index] = (char)_json[_start + index];
                    text = new string(characters, 0, _length);
                    return true;
                }

                public bool TryGetWhole(long least, long most, out long value)
                {
                    value = 0;
                    if (Kind != '0') return false;
                    bool isNegative = _json[_start] == (byte)'-';
                    if (isNegative && least == 0) return false;

                    // More digits than those of any number with 18 may not fit.
                    if (_length > 18)
                    {
                        return global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length) && length == _length && value >= least && value <= most;
                    }

                    for (int index = isNegative ? 1 : 0; index < _length; index++)
                    {
                        int digit = _json[_start + index] - '0';
                        if (digit < 0 || digit > 9) return false;
                        value = (value * 10) + digit;
                    }

                    if (isNegative) value = -value;
                    return value >= least && value <= most;
                }

                public bool TryGetWhole(out ulong value)
                {
                    value = 0;
                    return Kind == '0' && global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length) && length == _length;
                }

                public bool TryGetNumber(out double value)
                {
                    value = 0;
                    return Kind == '0' && global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length) && length == _length;
                }

                public bool TryGetNumber(out float value)
                {
                    value = 0;
                    return Kind == '0' && global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length) && length == _length;
                }

                public bool TryGetNumber(out decimal value)
                {
                    value = 0;
                    return Kind == '0' && global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length) && length == _length;
                }

                public bool TryGetGuid(out global::System.Guid value)
                {
                    value = default;
                    if (Kind != '"') return false;
                    if (IsEscaped) return TryGetOdd(out value);
                    return _length == 36 && global::System.Buffers.Text.Utf8Parser.TryParse(Raw, out value, out int length, 'D') && length == 36;
                }

                public bool TryGetBytes(out byte[] value)
                {
                    value = null;
                    if (IsEscaped) return TryGetOdd(out value);
                    byte[] decoded = new byte[global::System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(_length)];
                    if (global::System.Buffers.Text.Base64.DecodeFromUtf8(Raw, decoded, out _, out int written) != global::System.Buffers.OperationStatus.Done) return false;
                    value = written == decoded.Length ? decoded : new global::System.ReadOnlySpan<byte>(decoded, 0, written).ToArray();
                    return true;
                }

                private bool TryGetLong(out string text)
                {
                    global::System.ReadOnlySpan<byte> raw = Raw;
                    if (!IsEscaped && _isAscii)
                    {
                        text = global::System.Text.Encoding.UTF8.GetString(raw);
                        return true;
                    }

                    char[] characters = new char[raw.Length];
                    int length = Decode(raw, characters);
                    text = length < 0 ? null : new string(characters, 0, length);
                    return length >= 0;
                }

                // How many characters; -1 if they are no UTF-8, or a half of a pair.
                private static int Decode(global::System.ReadOnlySpan<byte> raw, global::System.Span<char> characters)
                {
                    int length = 0;
                    for (int at = 0; at < raw.Length;)
                    {
                        int character = raw[at];
                        if (character == '\\')
                        {
                            if (!Unescape(raw, ref at, characters, ref length)) return -1;
                        }
                        else if (character < 128)
                        {
                            characters[length++] = (char)character;
                            at++;
                        }
                        else
                        {
                            int end = at;
                            while (end < raw.Length && raw[end] > 127) end++;
                            if (global::System.Text.Unicode.Utf8.ToUtf16(raw.Slice(at, end - at), characters.Slice(length), out _, out int written, false) != global::System.Buffers.OperationStatus.Done) return -1;
                            length += written;
                            at = end;
                        }
                    }

                    return length;
                }

                private static bool Unescape(global::System.ReadOnlySpan<byte> raw, ref int at, global::System.Span<char> characters, ref int length)
                {
                    int character = raw[at + 1];
                    at += 2;
                    switch (character)
                    {
                        case 'b': character = '\b'; break;
                        case 'f': character = '\f'; break;
                        case 'n': character = '\n'; break;
                        case 'r': character = '\r'; break;
                        case 't': character = '\t'; break;
                        case 'u':
                            character = CodeAt(raw, at);
                            at += 4;
                            if (character >= 0xDC00 && character <= 0xDFFF) return false;
                            if (character >= 0xD800 && character <= 0xDBFF)
                            {
                                int low = raw.Length - at >= 6 && raw[at] == (byte)'\\' && raw[at + 1] == (byte)'u' ? CodeAt(raw, at + 2) : -1;
                                if (low < 0xDC00 || low > 0xDFFF) return false;
                                at += 6;
                                characters[length++] = (char)character;
                                character = low;
                            }

                            break;
                    }

                    characters[length++] = (char)character;
                    return true;
                }

        """;
}
