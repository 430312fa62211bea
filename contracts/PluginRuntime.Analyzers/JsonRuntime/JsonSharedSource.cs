namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// What readers and writers of several types call, as source.
/// </summary>
/// <remarks>Loops, and not the framework's searches: those are vector code, which is compiled at its first use, for longer than this takes.</remarks>
internal static class JsonSharedSource
{
    /// <summary>The methods.</summary>
    /// <param name="maxDepth">How deep is read; half as deep is written.</param>
    public static string Of(int maxDepth) =>
        $$"""

                private static bool IsDeep(Utf8JsonWriter writer) => writer.CurrentDepth >= {{maxDepth / 2}};

                // What the context throws too, and says where. A method by itself: to look at an exception's type is to load it.
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                internal static bool IsOfContext(global::System.Exception error) =>
                    error is global::System.Text.Json.JsonException || error is global::System.NotSupportedException || error is global::System.InvalidOperationException || error is global::System.ArgumentException;

                private static bool TryGetElement(ref __JsonReader reader, out global::System.Text.Json.JsonElement value)
                {
                    value = default;
                    if (!reader.TrySkip(out global::System.ReadOnlySpan<byte> json)) return false;
                    var element = new global::System.Text.Json.Utf8JsonReader(json);
                    value = global::System.Text.Json.JsonElement.ParseValue(ref element);
                    return true;
                }

                private static bool IsPlainText(ref __JsonReader reader) => reader.Kind == '"' && !reader.IsEscaped;

                private static bool IsNumber(byte character) => character >= (byte)'0' && character <= (byte)'9';

                private static bool Is(global::System.ReadOnlySpan<byte> name, global::System.ReadOnlySpan<byte> other)
                {
                    if (name.Length != other.Length) return false;
                    for (int index = 0; index < name.Length; index++)
                    {
                        if (name[index] != other[index]) return false;
                    }

                    return true;
                }

                private static int UnknownAsItIs(global::System.ReadOnlySpan<byte> name) => name.Length > 0 && name[0] == (byte)'$' ? -2 : Unknown;

                private static int UnknownInAnyCase(global::System.ReadOnlySpan<byte> name)
                {
                    for (int index = 0; index < name.Length; index++)
                    {
                        if (name[index] > 127) return -2;
                    }

                    return UnknownAsItIs(name);
                }

                private static bool IsBetweenDigits(ref __JsonReader reader)
                {
                    global::System.ReadOnlySpan<byte> text = reader.Raw;
                    return !reader.IsEscaped && text.Length > 0 && IsNumber(text[0]) && IsNumber(text[text.Length - 1]);
                }

                private static bool IsSpan(global::System.ReadOnlySpan<byte> text, out global::System.TimeSpan value)
                {
                    value = default;
                    return text.Length >= 8 && text.Length <= 26 && (IsNumber(text[0]) || text[0] == (byte)'-')
                        && global::System.Buffers.Text.Utf8Parser.TryParse(text, out value, out int length, 'c') && length == text.Length;
                }

                private static bool IsDay(global::System.ReadOnlySpan<byte> text, out global::System.DateOnly value)
                {
                    value = default;
                    if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-') return false;
                    int year = 0, month = 0, day = 0;
                    for (int index = 0; index < 10; index++)
                    {
                        if (index == 4 || index == 7) continue;
                        if (!IsNumber(text[index])) return false;
                        int digit = text[index] - '0';
                        if (index < 4) year = (year * 10) + digit;
                        else if (index < 7) month = (month * 10) + digit;
                        else day = (day * 10) + digit;
                    }

                    if (year < 1 || month < 1 || month > 12 || day < 1 || day > global::System.DateTime.DaysInMonth(year, month)) return false;
                    value = new global::System.DateOnly(year, month, day);
                    return true;
                }

        """;
}
