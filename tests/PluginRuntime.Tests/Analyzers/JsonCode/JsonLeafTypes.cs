namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// Every type that System.Text.Json writes as one value.
/// </summary>
internal static class JsonLeafTypes
{
    /// <summary>All of them; the usual ones first.</summary>
    public static WrittenJsonType[] All { get; } =
    [
        new("string", (random, _) => JsonTexts.Text(random), IsReference: true),
        new("string", (random, _) => JsonTexts.Text(random), IsReference: true),
        new("int", (random, _) => JsonTexts.Whole(random, int.MinValue, int.MaxValue)),
        new("bool", (random, _) => random.Next(2) == 0 ? "true" : "false"),
        new("long", (random, _) => JsonTexts.Whole(random, long.MinValue, long.MaxValue)),
        new("double", (random, _) => JsonTexts.Real(random)),
        new("DateTime", (random, _) => JsonTexts.Instant(random)),
        new("sbyte", (random, _) => JsonTexts.Whole(random, sbyte.MinValue, sbyte.MaxValue)),
        new("byte", (random, _) => JsonTexts.Whole(random, byte.MinValue, byte.MaxValue)),
        new("short", (random, _) => JsonTexts.Whole(random, short.MinValue, short.MaxValue)),
        new("ushort", (random, _) => JsonTexts.Whole(random, ushort.MinValue, ushort.MaxValue)),
        new("uint", (random, _) => JsonTexts.Whole(random, uint.MinValue, uint.MaxValue)),
        new("ulong", (random, _) => JsonTexts.Whole(random, ulong.MinValue, ulong.MaxValue)),
        new("float", (random, _) => JsonTexts.Real(random)),
        new("decimal", (random, _) => JsonTexts.Real(random)),
        new("Half", (random, _) => JsonTexts.Of(random, "1.5", "65504", "65505", "70000", "-0", "1e-7", "0.3333", "12")),
        new("Int128", (random, _) => JsonTexts.Whole(random, long.MinValue, (Int128)ulong.MaxValue * 4)),
        new("UInt128", (random, _) => JsonTexts.Of(random, "0", "340282366920938463463374607431768211455", "340282366920938463463374607431768211456", "-1", "1.0", "1e2", "7")),
        new("Guid", (random, _) => JsonTexts.Of(random, $"\"{new Guid(Bytes(random, 16))}\"", "\"00000000000000000000000000000000\"", "\"\\u0030e0b8b1a-4ba5-4b0c-8b8a-1de1c8b0f2a1\"", "\"0e0b8b1a-4ba5-4b0c-8b8a-1de1c8b0f2a\\u0031\"")),
        new("DateTimeOffset", (random, _) => JsonTexts.Instant(random)),
        new("char", (random, _) => JsonTexts.Of(random, "\"a\"", "\"é\"", "\"\\u0041\"", "\"ab\"", "\"\"", "\"<\"", "\"😀\"")),
        new("byte[]", (random, _) => JsonTexts.Of(random, $"\"{Convert.ToBase64String(Bytes(random, random.Next(9)))}\"", "\"+/+/\"", "\"a\"", "\"YQ\"", "\"Y\\u0051==\""), IsReference: true),
        new("Uri", (random, _) => JsonTexts.Of(random, "\"https://example.org/a?b=c&d=é\"", "\"relative/path\"", "\"\"", "\"http://[\"", "\"\\u0061:b\""), IsReference: true),
        new("Version", (random, _) => JsonTexts.Of(random, "\"1.2\"", "\"1.2.3.4\"", "\" 1.2\"", "\"1.2 \"", "\"1\"", "\"1.-2\"", "\"01.02\"", "\"1.\\u0032\"", "\"1. 2\"", "\"1.2.3.4.5\""), IsReference: true),
        new("TimeSpan", (random, _) => JsonTexts.Of(random, "\"01:02:03\"", "\"-1.02:03:04.5000000\"", "\"10675199.02:48:05.4775807\"", "\"24:00:00\"", "\"1:02:03\"", "\"01:02:03.1\"", "\" 01:02:03\"", "\"01:02:03 \"", "\"1\"", "\"01:02:60\"", "\"01:0\\u0032:03\"")),
        new("DateOnly", (random, _) => JsonTexts.Of(random, "\"2024-02-29\"", "\"2023-02-29\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2024-2-09\"", "\"2024-02-\\u00309\"", "\"2024-02-09T00:00:00\"", "\"0000-01-01\"")),
        new("TimeOnly", (random, _) => JsonTexts.Of(random, "\"01:02:03\"", "\"23:59:59.9999999\"", "\"24:00:00\"", "\"1.01:02:03\"", "\"-01:02:03\"", "\"00:00:00.5\"", "\"01:02\"", "\"0.01:02:03\"", "\"00.01:02:03\"")),
        new("System.Text.Json.JsonElement", (random, depth) => depth > 0 ? $"{{\"k\":[{JsonTexts.Text(random)},null]}}" : "12.50"),
    ];

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
