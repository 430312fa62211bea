using System.Text;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// Documents at the borders of the grammar: what is still JSON, and what is not by one byte.
/// </summary>
internal static class JsonBorders
{
    /// <summary>A package whose one type holds a value of most kinds.</summary>
    public const string Source = """
        using System.Text.Json.Serialization;
        [assembly: PluginJsonContext(typeof(Json))]
        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))]
        public partial class Json : JsonSerializerContext;
        public enum Colour { Red, Green = 5 }
        public enum Marked : byte { First, [JsonStringEnumMemberName("zweite Ä")] Second }
        public class Order
        {
            public string Text { get; set; }
            public int Int { get; set; }
            public long Long { get; set; }
            public ulong Ulong { get; set; }
            public uint Uint { get; set; }
            public sbyte Sbyte { get; set; }
            public double Double { get; set; }
            public float Float { get; set; }
            public decimal Decimal { get; set; }
            public Half Half { get; set; }
            public bool? Bool { get; set; }
            public DateTime Time { get; set; }
            public DateTimeOffset Instant { get; set; }
            public DateOnly Day { get; set; }
            public TimeSpan Span { get; set; }
            public Guid Guid { get; set; }
            public byte[] Bytes { get; set; }
            public char Char { get; set; }
            public Colour Colour { get; set; }
            [JsonConverter(typeof(JsonStringEnumConverter<Marked>))] public Marked Marked { get; set; }
            public Version Version { get; set; }
            public System.Text.Json.JsonElement Any { get; set; }
            public List<string> Tags { get; set; }
            public Dictionary<string, int> Stock { get; set; }
            public Order Inner { get; set; }
        }
        public static class H { [Handler("h")] public static Order M(Order order) => order; }
        """;

    private static readonly string[] Places =
    [
        "#", "{\"unknown\":#}", "{\"unknown\":[{\"a\":#}],\"int\":7}", "{\"tags\":[#]}", "{\"tags\":[\"a\",#]}", "{\"stock\":{\"a\":#}}", "{\"stock\":{#:1}}", "{#:1}", "{\"int\":1,#:1}", "{\"int\":1}#", "#{\"int\":1}",
        "{\"any\":[#]}", "{\"inner\":#,\"int\":3}", "{\"tags\":#}", "{\"stock\":#}",
        .. new[] { "text", "int", "long", "ulong", "uint", "sbyte", "double", "float", "decimal", "half", "bool", "time", "instant", "day", "span", "guid", "bytes", "char", "colour", "marked", "version", "any" }
            .Select(name => $"{{\"{name}\":#}}"),
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-", "+1", "01", "-01", "00", "1.", ".5", "1.0", "-0.0", "0.00", "1.10", "1e", "1e+", "1E5", "1e-5", "1E400", "-1E400", "1e-400", "1.5e3", "12a", "1-", "0x1", "1_0", "Infinity", "-Infinity", "NaN", "\"NaN\"", "\"1\"",
        "127", "128", "-128", "-129", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9007199254740993", "99999999999999999", "999999999999999999", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "0000000000000000000001", "100000000000000000000", "79228162514264337593543950335",
        "79228162514264337593543950336", "0.0000000000000000000000000001", "0.00000000000000000000000000001", "3.4028236e38", "65504", "65520", "1.7976931348623159e308", "123456789012345678901234567890.5",
    ];

    private static readonly string[] Texts =
    [
        "\"\"", "\"a\"", "\"A", "a\"", "\"a\"b", "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\\f\\n\\r\\t\"", "\"\\a\"", "\"\\'\"", "\"\\", "\"\\\"", "\"\\u\"", "\"\\u00\"", "\"\\u004\"", "\"\\u0041\"", "\"\\u004g\"", "\"\\U0041\"",
        "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "\"\\ud83d\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\\u0000\"", "\"\\u00e9é\"", "\"é\"", "\"日本\"", "\"😀\"", "\"\u007f\u2028\"",
        "\"a\tb\"", "\"a\nb\"", "\"a\0b\"", "\"a\u001fb\"", "\"int\"", "\"INT\"", "\"\\u0069nt\"", "\"ınt\"", "\"$type\"", "\"$\"", "\"\\u0024id\"", "'a'", $"\"{new string('a', 128)}\"", $"\"{new string('b', 129)}\"", $"\"{new string('c', 5000)}\"",
        $"\"{new string('é', 3000)}\"", $"\"{new string('d', 127)}é\"", "\"First\"", "\"first\"", "\"zweite Ä\"", "\"zweite \\u00c4\"", "\"Second\"", "\"Red\"", "\"1.2.3\"", "\"1.2\\u002e3\"", "\"-1.2\"",
        "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"", "\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"", "\"6f9619ff-8b86-d011-b42d-00c04fc964ffx\"", "\"{6f9619ff-8b86-d011-b42d-00c04fc964ff}\"", "\"6f9619ff8b86d011b42d00c04fc964ff\"", "\"6f9619ff-8b86-d011-b42d-00c04fc964f\\u0066\"",
        "\"YWJj\"", "\"YWI=\"", "\"YQ==\"", "\"YQ\"", "\"YQ=\"", "\"YQ== \"", "\"Y W J j\"", "\"YW\\u004aj\"", "\"+/+\\/\"", "\"----\"", "\"=\"", $"\"{new string('A', 4000)}\"",
    ];

    private static readonly string[] Times =
    [
        .. new[]
        {
            "2026-02-28T01:02:03", "2026-02-28T01:02:03Z", "2026-02-28t01:02:03z", "2026-02-28T01:02:03+01:30", "2026-02-28T01:02:03-11:00", "2026-02-28T01:02:03.1Z", "2026-02-28T01:02:03.1234567+00:00", "2026-02-28T01:02:03.12345678Z",
            "2026-02-28T01:02:03.1234567890123456Z", "2026-02-28T01:02:03.12345678901234567Z", "2026-02-28T01:02:03.Z", "2026-02-28T01:02:03,5Z", "2026-02-28T01:02Z", "2026-02-28T01:02", "2026-02-28T01", "2026-02-28", "2026-02-28Z", "2026-02-29T00:00:00Z",
            "2028-02-29T00:00:00Z", "2100-02-29T00:00:00", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2026-01-01T23:59:60Z", "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999-00:01", "2026-01-01T00:00:00+14:00", "2026-01-01T00:00:00+14:01", "2026-01-01T00:00:00-14:00", "2026-01-01T00:00:00-15:00",
            "2026-01-01T00:00:00+13:60", "2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00+01", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00+1:00", "2026-01-01T00:00:00 Z", "2026-01-01 00:00:00Z", " 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z ",
            "26-01-01T00:00:00Z", "2026-1-01T00:00:00Z", "2026-01-01T0:00:00Z", "+026-01-01T00:00:00Z", "2026-01-01T00:00:0\\u0030Z", "2026-01-01T00:00:00ZZ", "2026-07-01T12:00:00+02:00", "2026-03-29T02:30:00+01:00", "2026-01-01T00:00:00.0000000Z",
            "01:02:03", "-01:02:03", "1.02:03:04.5", "24:00:00", "10675199.02:48:05.4775807", "10675199.02:48:05.4775808",
        }.Select(text => $"\"{text}\""),
    ];

    private static readonly string[] Rests =
    [
        "", " ", "\t\r\n ", "\v", "\f", "\u00a0", "\ufeff", "\0", "null", "nul", "nulll", "Null", "true", "tru", "truee", "True", "false", "fals", "falsee", "n", "t", "f", "{}", "{ }", "{", "}", "[]", "[ ]", "[", "]", "[,]", "[1,]", "[,1]", "[1 2]", "[1,,2]", "[1}", "{]", "{,}", "{\"a\"}",
        "{\"a\":}", "{\"a\" 1}", "{\"a\",1}", "{\"a\"=1}", "[\"a\"", "[\"a\"}", "{\"a\":1", "{\"a\":1]", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{a:1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"a\":1}}", "{\"int\":1,\"int\":2}", "{\"int\":1,\"INT\":2}", "{\"Int\":4}", "{\"int\" : 5 }", "[null]", "[[[]]]", "//c\n1", "/*c*/1", "1/*c*/", "#c", ":", ",", "1,", "1 1", "{}{}",
        "\"a\" \"b\"", "[\"a\",\"b\"]", "[1,2,3]", "[true,false]", "{\"$type\":\"a\"}", "{\"$id\":1}", " \r\n\t{ \"int\" \t:\r\n3 } ", "{\"unknown\":\"a\\\"b\\\\\",\"int\":9}",
    ];

    private static readonly byte[][] NotUtf8 =
    [
        [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc2], [0xc2, 0x20], [0xc2, 0x80], [0xdf, 0xbf], [0xe0, 0x80, 0x80], [0xe0, 0x9f, 0xbf], [0xe0, 0xa0, 0x80], [0xe2, 0x82], [0xed, 0x9f, 0xbf], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
        [0xef, 0xbb, 0xbf], [0xef, 0xbf, 0xbf], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf0, 0x90, 0x80, 0x80], [0xf0, 0x9f, 0x98], [0xf4, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff], [0xfe],
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<byte[]> Documents => Values.SelectMany(value => Places.Select(place => Put(place, value))).Concat(Depths).Concat(LongTexts);

    // Long ones are looked at in pieces: what is special stands at each place of one.
    private static IEnumerable<byte[]> LongTexts =>
        from length in Enumerable.Range(60, 30)
        from special in (string[])["\\n", "\\x", "\t", "\u001f", "é", "\u0080", "\u007f", "\"", "!", "#", "[", "]"]
        from member in (string[])["text", "unknown"]
        from rest in (int[])[0, 1, 7, 8, 9, 100]
        select (special == "\u0080" ? Encoding.Latin1 : Encoding.UTF8).GetBytes($"{{\"{member}\":\"{new string('a', length)}{special}{new string(' ', rest)}\",\"int\":1}}");

    private static IEnumerable<byte[]> Values =>
    [
        .. ((string[])[.. Numbers, .. Texts, .. Times, .. Rests]).Select(Encoding.UTF8.GetBytes),
        .. NotUtf8.Select(bytes => (byte[])[(byte)'"', .. bytes, (byte)'"']),
        .. NotUtf8.Select(bytes => (byte[])[.. "\"a\\n"u8, .. bytes, .. "\\u0041b\""u8]),
        .. NotUtf8,
    ];

    private static IEnumerable<byte[]> Depths =>
        from depth in (int[])[1, 2, 3, 61, 62, 63, 64, 65, 66, 200]
        from nest in (string[])["{\"unknown\":#}", "{\"any\":#}", "{\"inner\":#}", "#", "{\"tags\":#,\"int\":1}"]
        from level in (string[])["[#]", "{\"inner\":#}", "{\"a\":[#]}", "[{\"b\":2},#]", "{\"unknown\":[],\"inner\":#,\"int\":1}"]
        select Encoding.UTF8.GetBytes(nest.Replace("#", Enumerable.Range(0, depth).Aggregate("null", (inner, _) => level.Replace("#", inner, StringComparison.Ordinal)), StringComparison.Ordinal));

    private static byte[] Put(string place, byte[] value)
    {
        var at = place.IndexOf('#', StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(place[..at]), .. value, .. Encoding.UTF8.GetBytes(place[(at + 1)..])];
    }
}
