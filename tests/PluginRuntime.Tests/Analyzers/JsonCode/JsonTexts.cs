using System.Globalization;
using System.Text;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// JSON values at random, as they stand in a document.
/// </summary>
internal static class JsonTexts
{
    private static readonly string[] Characters =
    [
        "a", "b", "Z", "0", " ", "-", "'", "<", "&", "+", "é", "ß", "→", "日", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\u0000", "\\t", "\\b\\f\\r", "\u007f", "\u2028",
    ];

    private static readonly string[] Wrong =
    [
        "null", "null", "true", "false", "0", "-0", "1", "1.5", "1e3", "-1E-2", "1e400", "300", "99999999999", "18446744073709551616", "0.1", "-129", "\"\"", "\"1\"", "\"NaN\"", "\"a\"", "[]", "{}", "[1]", "{\"a\":1}",
        "\"\\ud800\"", "\"\\udc00x\"", "[[[[]]]]", "{\"$type\":1}", "01", "1.", "+1", "nul", "tru", "'a'", "\"a", "[1,]", "{\"a\":1,}", "/*c*/ 1", "NaN", "\"a\tb\"", "1 2", "", "[1 2]", "{\"a\" 1}", "\"true\"",
        "-", "-01", ".5", "1e", "1E+", "1.0", "-0.0", "9223372036854775808", "-9223372036854775809", "fals", "nulll", "\"\\u12\"", "\"\\x\"", "\"\\ud83d\\u0041\"", "[,1]", "{,}", "[1}", "\"\\\"\\\\\"", "[[{\"a\":[null,-1.5e-3]}]]",
    ];

    /// <summary>A text in quotes.</summary>
    public static string Text(Random random)
    {
        var text = new StringBuilder("\"");
        for (var left = random.Next(0, random.Next(20) == 0 ? 400 : 9); left > 0; left--)
        {
            text.Append(Characters[random.Next(random.Next(3) == 0 ? Characters.Length : 6)]);
        }

        return text.Append('"').ToString();
    }

    /// <summary>A whole number between two, often one of them.</summary>
    public static string Whole(Random random, Int128 least, Int128 most) => random.Next(6) switch
    {
        0 => least.ToString(CultureInfo.InvariantCulture),
        1 => most.ToString(CultureInfo.InvariantCulture),
        2 => (random.Next(2) == 0 ? most + 1 : least - 1).ToString(CultureInfo.InvariantCulture),
        _ => random.Next(0, 128).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number with a point.</summary>
    public static string Real(Random random) => random.Next(11) switch
    {
        0 => "-0.0",
        1 => "1e308",
        2 => "1E-320",
        3 => "123456789012345678901234567890.125",
        4 => "0." + random.NextInt64(),
        5 => string.Create(CultureInfo.InvariantCulture, $"{random.Next(-9, 100_000)}.{random.Next(10)}0"),
        6 => Of(random, "0", "0.00", "-0", "1E2", "1.", "12.345678901234567", "0.1e1", "79228162514264337593543950335", "0.0000000000000000000000000001"),
        _ => (random.NextDouble() * 1000).ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>An instant, in one of the forms of ISO 8601.</summary>
    public static string Instant(Random random) => random.Next(11) switch
    {
        0 => "\"2026-02-28\"",
        1 => "\"2026-02-30T00:00:00Z\"",
        2 => "\"2026-12-31T23:59:59.9999999+14:00\"",
        3 => "\"2026-12-31T23:59:59.12-07:00\"",
        4 => "\"2026\\u002d12-31T23:59:59Z\"",
        5 => "\"0001-01-01T00:00:00\"",
        6 => "\"2026-01-01T12:30\"",
        7 => string.Create(CultureInfo.InvariantCulture, $"\"2026-0{random.Next(1, 10)}-{random.Next(0, 40):d2}T{random.Next(0, 26):d2}:{random.Next(0, 62):d2}:{random.Next(0, 62):d2}{(random.Next(2) == 0 ? "+" : "-")}{random.Next(0, 16):d2}:{random.Next(0, 62):d2}\""),
        8 => string.Create(CultureInfo.InvariantCulture, $"\"{random.Next(0, 10_000):d4}-{random.Next(1, 13):d2}-{random.Next(1, 32):d2}T00:00:00.{random.NextInt64(1_000_000_000)}{Of(random, "", "Z", "+00:00", "-00:00")}\""),
        _ => $"\"2026-0{random.Next(1, 10)}-1{random.Next(10)}T0{random.Next(10)}:11:12.{random.Next(1, 9999)}Z\"",
    };

    /// <summary>Anything, right at its place by chance alone.</summary>
    public static string Any(Random random) => Wrong[random.Next(Wrong.Length)];

    /// <summary>What is no text where one would fit.</summary>
    public static string Of(Random random, params string[] values) => values[random.Next(values.Length)];
}
