using System.Text;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// At the borders of the grammar, too, generated code and the context read the same, and what is usual is not left to the context.
/// </summary>
public sealed class BorderJsonAgreementTests
{
    private const string Whole =
        """{"text":"a\"\u00e9é😀","int":-12,"double":1.5e3,"decimal":1.10,"bool":true,"time":"2026-01-02T03:04:05.678Z","guid":"6f9619ff-8b86-d011-b42d-00c04fc964ff","bytes":"YWI=","tags":["a",null],"stock":{"ü\n":1},"unknown":[{"a":[1,-2.5E-3,"\\\u0041",false,null]},{}],"inner":{"int":7},"any":{"k":[1]}}""";

    private static readonly string[] Usual =
    [
        Whole, "{}", "null", " \r\n\t{ \"int\" : 1 , \"TEXT\" :\t\"b\" } \n", "{\"text\":\"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\\\"}", "{\"text\":\"日本語\"}", "{\"stock\":{\"a\\u0041\":1}}", "{\"time\":\"2026-02-28\",\"instant\":\"2026-02-28T01:02:03\"}",
        "{\"instant\":\"2026-02-28T01:02:03.12+05:30\",\"day\":\"2026-02-28\",\"span\":\"01:02:03\"}", "{\"guid\":\"6f9619ff-8b86-d011-b42d-00c04fc964f\\u0066\",\"bytes\":\"YW\\u004aj\"}", "{\"long\":-9223372036854775808,\"ulong\":18446744073709551615,\"uint\":4294967295,\"sbyte\":-128}",
        "{\"colour\":5,\"marked\":\"zweite Ä\",\"char\":\"x\",\"version\":\"1.2.3\",\"half\":1.5,\"float\":0.25}", "{\"unknown\":\"\\u0000\\\"\",\"Ünbekannt\":1e400,\"int\":3}".Replace("Ünbekannt", "un-be-kannt", StringComparison.Ordinal),
    ];

    [Fact]
    public void Documents_at_the_borders_are_read_as_by_the_context()
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source);

        Assert.Null(Difference(package, JsonBorders.Documents));
    }

    [Theory]
    [InlineData("MaxDepth = 3")]
    [InlineData("AllowTrailingCommas = true, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip")]
    [InlineData("NumberHandling = JsonNumberHandling.AllowReadingFromString, PropertyNameCaseInsensitive = false")]
    [InlineData("UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, UseStringEnumConverter = true")]
    public void By_other_options_too(string options)
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source.Replace("JsonSerializerDefaults.Web", $"JsonSerializerDefaults.Web, {options}", StringComparison.Ordinal));

        Assert.Null(Difference(package, JsonBorders.Documents));
    }

    [Fact]
    public void A_document_that_ends_anywhere_is_read_as_by_the_context()
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source);

        Assert.Null(Difference(package, Usual.Select(Encoding.UTF8.GetBytes).SelectMany(whole => Enumerable.Range(0, whole.Length + 1).Select(length => whole[..length]))));
    }

    [Fact]
    public void A_document_with_any_one_byte_changed_left_out_or_put_in_is_read_as_by_the_context()
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source);

        Assert.Null(Difference(package, Mutations("{\"int\":-10,\"text\":\"\\u00e9ü\",\"unknown\":[1.5e2,true,{\"a\":null}]}")));
        Assert.Null(Difference(package, Mutations("{\"time\":\"2026-01-02T03:04:05.6+01:00\",\"guid\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"}")));
        Assert.Null(Difference(package, Mutations("{\"decimal\":1.10,\"tags\":[\"a\"],\"stock\":{\"b\":1},\"bytes\":\"YQ==\"}")));
    }

    [Fact]
    public void What_is_usual_is_read_by_generated_code()
    {
        using var package = GeneratedPackage.Of(JsonBorders.Source);
        var comparison = JsonAgreementTests.Comparison(package, "Order")!;

        foreach (var document in Usual)
        {
            Assert.Null(comparison.Compare(Encoding.UTF8.GetBytes(document), new Random(1)));
            Assert.True(comparison.HasRead, document);
        }
    }

    /// <summary>The first document that is not read, or then written, as by the context.</summary>
    internal static string? Difference(GeneratedPackage package, IEnumerable<byte[]> documents)
    {
        var comparison = JsonAgreementTests.Comparison(package, "Order")!;
        var random = new Random(1);
        foreach (var document in documents)
        {
            if (comparison.Compare(document, random) is { } difference)
            {
                return $"of {Encoding.Latin1.GetString(document)}\n{difference}";
            }
        }

        return null;
    }

    private static IEnumerable<byte[]> Mutations(string document)
    {
        var whole = Encoding.UTF8.GetBytes(document);
        for (var at = 0; at < whole.Length; at++)
        {
            yield return [.. whole[..at], .. whole[(at + 1)..]];
            for (var value = 0; value < 256; value++)
            {
                yield return [.. whole[..at], (byte)value, .. whole[(at + 1)..]];
                yield return [.. whole[..at], (byte)value, .. whole[at..]];
            }
        }
    }
}
