namespace PluginRuntime.Analyzers.JsonRuntime;

/// <summary>
/// The part of <c>__JsonReader</c> that reads instants in their usual form, and has a <c>Utf8JsonReader</c> read a text by itself in any other.
/// </summary>
/// <remarks>What names a type of System.Text.Json stands in methods of its own: a method's first call loads the types that it names.</remarks>
internal static class JsonReaderInstants
{
    /// <summary>The members.</summary>
    public const string Code =
        """
                public bool TryGetInstant(out global::System.DateTime value)
                {
                    value = default;
                    if (Kind != '"') return false;
                    if (!IsInstant(Raw, out global::System.DateTime clock, out int zone)) return TryGetOdd(out value);
                    value = zone == NoZone ? clock
                        : _json[_start + _length - 1] == (byte)'Z' ? global::System.DateTime.SpecifyKind(clock, global::System.DateTimeKind.Utc)
                        : new global::System.DateTimeOffset(clock, new global::System.TimeSpan(0, zone, 0)).LocalDateTime;
                    return true;
                }

                public bool TryGetInstant(out global::System.DateTimeOffset value)
                {
                    value = default;
                    if (Kind != '"') return false;
                    if (!IsInstant(Raw, out global::System.DateTime clock, out int zone) || zone == NoZone) return TryGetOdd(out value);
                    value = new global::System.DateTimeOffset(clock, new global::System.TimeSpan(0, zone, 0));
                    return true;
                }

                private const int NoZone = int.MinValue;

                // yyyy-MM-ddTHH:mm:ss, up to seven digits of a second, and Z, minutes from it, or neither.
                private static bool IsInstant(global::System.ReadOnlySpan<byte> text, out global::System.DateTime clock, out int zone)
                {
                    clock = default;
                    zone = NoZone;
                    if (text.Length < 19 || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':') return false;
                    int year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
                    int hour = Digits(text, 11, 2), minute = Digits(text, 14, 2), second = Digits(text, 17, 2);
                    if (year < 1 || month < 1 || month > 12 || day < 1 || day > global::System.DateTime.DaysInMonth(year, month)
                        || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
                    int at = 19, ticks = 0;
                    if (at < text.Length && text[at] == (byte)'.')
                    {
                        int begin = ++at;
                        while (at < text.Length && text[at] >= (byte)'0' && text[at] <= (byte)'9') at++;
                        if (at == begin || at - begin > 7) return false;
                        ticks = Digits(text, begin, at - begin);
                        for (int digits = at - begin; digits < 7; digits++) ticks *= 10;
                    }

                    clock = new global::System.DateTime(year, month, day, hour, minute, second).AddTicks(ticks);
                    return at == text.Length || IsZone(text.Slice(at), out zone);
                }

                private static bool IsZone(global::System.ReadOnlySpan<byte> text, out int minutes)
                {
                    minutes = 0;
                    if (text.Length == 1) return text[0] == (byte)'Z';
                    if (text.Length != 6 || (text[0] != (byte)'+' && text[0] != (byte)'-') || text[3] != (byte)':') return false;
                    int hour = Digits(text, 1, 2), minute = Digits(text, 4, 2);
                    if (hour < 0 || minute < 0 || minute > 59 || (hour * 60) + minute > 14 * 60) return false;
                    minutes = text[0] == (byte)'-' ? -((hour * 60) + minute) : (hour * 60) + minute;
                    return true;
                }

                // -1 if they are none.
                private static int Digits(global::System.ReadOnlySpan<byte> text, int at, int count)
                {
                    int value = 0;
                    for (int end = at + count; at < end; at++)
                    {
                        int digit = text[at] - '0';
                        if (digit < 0 || digit > 9) return -1;
                        value = (value * 10) + digit;
                    }

                    return value;
                }

                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private readonly bool TryGetOdd(out global::System.DateTime value)
                {
                    var text = new global::System.Text.Json.Utf8JsonReader(_json.Slice(_start - 1, _length + 2));
                    value = default;
                    return text.Read() && text.TryGetDateTime(out value);
                }

                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private readonly bool TryGetOdd(out global::System.DateTimeOffset value)
                {
                    var text = new global::System.Text.Json.Utf8JsonReader(_json.Slice(_start - 1, _length + 2));
                    value = default;
                    return text.Read() && text.TryGetDateTimeOffset(out value);
                }

                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private readonly bool TryGetOdd(out global::System.Guid value)
                {
                    var text = new global::System.Text.Json.Utf8JsonReader(_json.Slice(_start - 1, _length + 2));
                    value = default;
                    return text.Read() && text.TryGetGuid(out value);
                }

                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private readonly bool TryGetOdd(out byte[] value)
                {
                    var text = new global::System.Text.Json.Utf8JsonReader(_json.Slice(_start - 1, _length + 2));
                    value = null;
                    return text.Read() && text.TryGetBytesFromBase64(out value);
                }

        """;
}
