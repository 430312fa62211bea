namespace PluginRuntime.Analyzers.JsonRuntime;

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
        $$"""

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

                public void WritePropertyName(string name)
                {
                    if (name == null) throw new global::System.ArgumentNullException(nameof(name));
                    WriteStringValue(name);
                    Append((byte)':');
                    _isBehindValue = false;
                }

                public void WriteNullValue() => WriteLiteral("null");

                public void WriteBooleanValue(bool value) => WriteLiteral(value ? "true" : "false");

                public void WriteRawValue(global::System.ReadOnlySpan<byte> json)
                {
                    Begin(json.Length);
                    json.CopyTo(Room);
                    _length += json.Length;
                }

                // Of texts that have nothing to escape.
                public void WriteStringValue(global::System.ReadOnlySpan<byte> text) => WriteQuoted(text);

                private global::System.Span<byte> Room => new global::System.Span<byte>(_bytes, _length, _bytes.Length - _length);

                private void WriteLiteral(string literal)
                {
                    Begin(literal.Length);
                    for (int index = 0; index < literal.Length; index++) _bytes[_length++] = (byte)literal[index];
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

        {{JsonTextValues.Code}}{{JsonTextStrings.Code}}    }

        """;
}
