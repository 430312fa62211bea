namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// The part of <c>__JsonText</c> that writes texts, and escapes in them what the default encoder escapes.
/// </summary>
internal static class JsonTextStrings
{
    /// <summary>The members.</summary>
    public const string Code =
        """
                public void WriteStringValue(string text)
                {
                    if (text == null)
                    {
                        WriteNullValue();
                        return;
                    }

                    if (text.Length >= 4096)
                    {
                        WriteLong(text);
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

                // Vector code, which has to be compiled, is worth it for a long text. By itself: a method's first call loads the types that it names.
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private void WriteLong(string text) => WriteQuoted(global::System.Text.Json.JsonEncodedText.Encode(text).EncodedUtf8Bytes);

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
                        int digit = (character >> shift) & 15;
                        Append((byte)(digit < 10 ? '0' + digit : 'A' - 10 + digit));
                    }
                }

        """;
}
