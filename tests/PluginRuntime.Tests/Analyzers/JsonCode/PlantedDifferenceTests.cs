namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>A reader or a writer that does something else than the context is found out.</summary>
public sealed class PlantedDifferenceTests
{
    private const string Source = """
        using System.Text.Json.Serialization;
        [assembly: PluginJsonContext(typeof(Json))]
        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))]
        public partial class Json : JsonSerializerContext;
        public class Order
        {
            public required string Name { get; set; }
            public int Count { get; set; }
            public DateTime Placed { get; set; }
            public List<string> Tags { get; set; }
            public Dictionary<string, int> Stock { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string Note { get; set; }
        }
        public static class H { [Handler("h")] public static Order M(Order order) => order; }
        """;

    [Theory]
    [InlineData("if (!((seen0 & 1UL) != 0)) return false;", "")]
    [InlineData("if (reader.IsEscaped) return false;", "")]
    [InlineData("&& reader.IsAtEnd()) return true;", ") return true;")]
    [InlineData("character |= 0x20;", "")]
    [InlineData("if ((seen0 & 2UL) != 0) made.", "made.Count++; if ((seen0 & 2UL) != 0) made.")]
    [InlineData("\"tags\"", "\"tag\"")]
    [InlineData("(object)w5 != null", "true")]
    [InlineData("&& character != '+'", "")]
    [InlineData("character < 0x7F", "character <= 0x7F")]
    [InlineData("? '\\uFFFD' :", "? '?' :")]
    [InlineData("'A' - 10 + digit", "'a' - 10 + digit")]
    [InlineData("while (text[end - 1] == (byte)'0') end--;", "")]
    [InlineData("if (text[end - 1] == (byte)'.') end--;", "")]
    [InlineData("case '\\b': Append((byte)'b'); return;", "")]
    public void It_is_seen(string right, string planted)
    {
        using var package = GeneratedPackage.Of(Source, code => code.Replace(right, planted, StringComparison.Ordinal));
        var comparison = JsonAgreementTests.Comparison(package, "Order")!;

        Assert.NotNull(JsonAgreementTests.Difference(comparison, Documents, package, new Random(1), 20_000));
    }

    [Fact]
    public void And_without_one_nothing_is()
    {
        using var package = GeneratedPackage.Of(Source);
        var comparison = JsonAgreementTests.Comparison(package, "Order")!;

        Assert.Null(JsonAgreementTests.Difference(comparison, Documents, package, new Random(1), 20_000));
        Assert.InRange(comparison.Left, 1, comparison.Done);
    }

    private static WrittenJsonType Documents { get; } = new("Order", static (random, _) => WrittenJsonPackage.Document(random, 3,
    [
        ("Name", JsonLeafTypes.All[0]), ("Count", JsonLeafTypes.All[2]), ("Placed", JsonLeafTypes.All[6]), ("Tags", new WrittenJsonType("", static (random, _) => $"[{JsonTexts.Text(random)}]")),
        ("Stock", new WrittenJsonType("", static (random, _) => random.Next(9) == 0 ? "{\"a\":1,\"a\":2}" : $"{{{JsonTexts.Text(random)}:1}}")), ("Note", JsonLeafTypes.All[0]),
        ("Äpfel", JsonLeafTypes.All[2]), ("Na\u212Ae", JsonLeafTypes.All[2]),
    ]));
}
