namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// The part of <c>__JsonText</c> that writes numbers, instants, identifiers and bytes, by the framework's own formatters.
/// </summary>
internal static class JsonTextValues
{
    /// <summary>The members.</summary>
    public const string Code =
        """
                public void WriteNumberValue(long value)
                {
                    if (value >= 0) WriteWhole((ulong)value, false);
                    else WriteWhole((ulong)(-(value + 1)) + 1, true);
                }

                public void WriteNumberValue(ulong value) => WriteWhole(value, false);

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

                private void WriteWhole(ulong value, bool isNegative)
                {
                    Begin(20);
                    if (isNegative) _bytes[_length++] = (byte)'-';
                    int digits = 1;
                    for (ulong rest = value; rest >= 10; rest /= 10) digits++;
                    for (int at = _length + digits; at > _length; value /= 10) _bytes[--at] = (byte)('0' + (value % 10));
                    _length += digits;
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

        """;
}
