namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// What writes a response of one line as source: a small part of <c>Utf8JsonWriter</c>, with the same methods and the same bytes.
/// </summary>
/// <remarks>
/// Of <c>Utf8JsonWriter</c> each text asks the encoder what has to be escaped, and the first one waits for it: vector code, which the JIT compiles, over a
/// table of all characters. Here a response has no effect before it is whole.
/// </remarks>
internal static class JsonTextSource
{
    /// <summary>The class.</summary>
    public const string Code =
        """

            [global::System.CodeDom.Compiler.GeneratedCode("PluginRuntime.Analyzers", "1")]
            internal sealed class __JsonText
            {
                private readonly global::System.Buffers.IBufferWriter<byte> _response;
                private byte[] _bytes = new byte[512];
                private int _length;
                private bool _isBehindValue;

                public __JsonText(global::System.Buffers.IBufferWriter<byte> response)
                {
                    _response = response;
                }

                public int CurrentDepth { get; private set; }

                // Nothing goes out before all of it does.
                public long BytesCommitted => 0;

                public void Reset()
                {
                }

                public void Flush()
                {
                    for (int sent = 0; sent < _length;)
                    {
                        global::System.Span<byte> room = _response.GetSpan();
                        int count = global::System.Math.Min(room.Length, _length - sent);
                        new global::System.ReadOnlySpan<byte>(_bytes, sent, count).CopyTo(room);
                        _response.Advance(count);
                        sent += count;
                    }
                }

                public void WriteStartObject() => Open((byte)'{');

                public void WriteStartArray() => Open((byte)'[');

                public void WriteEndObject() => Close((byte)'}');

                public void WriteEndArray() => Close((byte)']');

                public void WritePropertyName(global::System.ReadOnlySpan<byte> name)
                {
                    for (int index = 0; index < name.Length; index++)
                    {
                        if (!IsPlain(name[index]))
                        {
                            WritePropertyName(global::System.Text.Encoding.UTF8.GetString(name));
                            return;
                        }
                    }

                    WriteQuoted(name);
                    Append((byte)':');
                    _isBehindValue = false;
                }

                public void WritePropertyName(string name)
                {
                    if (name == null) throw new global::System.ArgumentNullException(nameof(name));
                    WriteStringValue(name);
                    Append((byte)':');
                    _isBehindValue = false;
                }

                public void WriteNullValue() => WriteRawValue("null"u8);

                public void WriteBooleanValue(bool value) => WriteRawValue(value ? "true"u8 : "false"u8);

                public void WriteNumberValue(long value)
                {
                    Begin(20);
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                }

                public void WriteNumberValue(ulong value)
                {
                    Begin(20);
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                }

                public void WriteNumberValue(int value) => WriteNumberValue((long)value);

                public void WriteNumberValue(uint value) => WriteNumberValue((ulong)value);

                public void WriteNumberValue(double value)
                {
                    if (!double.IsFinite(value)) throw new global::System.ArgumentException();
                    Begin(128);
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                }

                public void WriteNumberValue(float value)
                {
                    if (!float.IsFinite(value)) throw new global::System.ArgumentException();
                    Begin(128);
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                }

                public void WriteNumberValue(decimal value)
                {
                    Begin(32);
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                }

                public void WriteStringValue(global::System.Guid value)
                {
                    Begin(40);
                    _bytes[_length++] = (byte)'"';
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, Room, out int written);
                    _length += written;
                    _bytes[_length++] = (byte)'"';
                }

                public void WriteStringValue(global::System.DateTime value)
                {
                    global::System.Span<byte> text = stackalloc byte[40];
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, text, out int written, 'O');
                    WriteInstant(text.Slice(0, written));
                }

                public void WriteStringValue(global::System.DateTimeOffset value)
                {
                    global::System.Span<byte> text = stackalloc byte[40];
                    global::System.Buffers.Text.Utf8Formatter.TryFormat(value, text, out int written, 'O');
                    WriteInstant(text.Slice(0, written));
                }

                public void WriteBase64StringValue(byte[] value)
                {
                    Begin(2 + global::System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length));
                    _bytes[_length++] = (byte)'"';
                    global::System.Buffers.Text.Base64.EncodeToUtf8(value, Room, out _, out int written);
                    _length += written;
                    _bytes[_length++] = (byte)'"';
                }

                public void WriteRawValue(global::System.ReadOnlySpan<byte> json)
                {
                    Begin(json.Length);
                    json.CopyTo(Room);
                    _length += json.Length;
                }

                // Of texts that have nothing to escape.
                public void WriteStringValue(global::System.ReadOnlySpan<byte> text) => WriteQuoted(text);

                public void WriteStringValue(string text)
                {
                    if (text == null)
                    {
                        WriteNullValue();
                        return;
                    }

                    // Vector code, which has to be compiled, is worth it for a long text.
                    if (text.Length >= 1024)
                    {
                        WriteQuoted(global::System.Text.Json.JsonEncodedText.Encode(text).EncodedUtf8Bytes);
                        return;
                    }

                    Begin((text.Length * 6) + 2);
                    _bytes[_length++] = (byte)'"';
                    for (int index = 0; index < text.Length; index++)
                    {
                        char character = text[index];
                        if (character < 128 && IsPlain((byte)character))
                        {
                            _bytes[_length++] = (byte)character;
                        }
                        else
                        {
                            bool isPair = char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
                            Escape(char.IsSurrogate(character) && !isPair ? '\uFFFD' : character);
                            if (isPair) Escape(text[++index]);
                        }
                    }

                    _bytes[_length++] = (byte)'"';
                }

                private global::System.Span<byte> Room => new global::System.Span<byte>(_bytes, _length, _bytes.Length - _length);

                // What the default encoder lets through.
                private static bool IsPlain(byte character) => character >= 0x20 && character < 0x7F
                    && character != '"' && character != '&' && character != '\'' && character != '+' && character != '<' && character != '>' && character != '\\' && character != '`';

                private void Escape(char character)
                {
                    Append((byte)'\\');
                    switch (character)
                    {
                        case '\b': Append((byte)'b'); return;
                        case '\t': Append((byte)'t'); return;
                        case '\n': Append((byte)'n'); return;
                        case '\f': Append((byte)'f'); return;
                        case '\r': Append((byte)'r'); return;
                        case '\\': Append((byte)'\\'); return;
                    }

                    Append((byte)'u');
                    for (int shift = 12; shift >= 0; shift -= 4)
                    {
                        Append("0123456789ABCDEF"u8[(character >> shift) & 15]);
                    }
                }

                // A fraction of a second has no zeros at its end, and is not there if it is nothing.
                private void WriteInstant(global::System.Span<byte> text)
                {
                    int end = 27;
                    while (text[end - 1] == (byte)'0') end--;
                    if (text[end - 1] == (byte)'.') end--;
                    text.Slice(27).CopyTo(text.Slice(end));
                    WriteQuoted(text.Slice(0, end + text.Length - 27));
                }

                private void WriteQuoted(global::System.ReadOnlySpan<byte> text)
                {
                    Begin(text.Length + 2);
                    _bytes[_length++] = (byte)'"';
                    text.CopyTo(Room);
                    _length += text.Length;
                    _bytes[_length++] = (byte)'"';
                }

                private void Open(byte bracket)
                {
                    Begin(1);
                    _bytes[_length++] = bracket;
                    CurrentDepth++;
                    _isBehindValue = false;
                }

                private void Close(byte bracket)
                {
                    Append(bracket);
                    CurrentDepth--;
                    _isBehindValue = true;
                }

                private void Begin(int room)
                {
                    if (_isBehindValue) Append((byte)',');
                    Grow(room);
                    _isBehindValue = true;
                }

                private void Append(byte character)
                {
                    if (_length == _bytes.Length) Grow(1);
                    _bytes[_length++] = character;
                }

                private void Grow(int room)
                {
                    if (_bytes.Length - _length < room)
                    {
                        byte[] larger = new byte[global::System.Math.Max(_length + room, _bytes.Length * 2L > int.MaxValue / 2 ? _length + room : _bytes.Length * 2)];
                        new global::System.ReadOnlySpan<byte>(_bytes, 0, _length).CopyTo(larger);
                        _bytes = larger;
                    }
                }
            }

        """;
}
