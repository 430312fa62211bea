using Microsoft.CodeAnalysis;
using PluginRuntime.Tests.Analyzers.Entries;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>Which types code is written for, and what the compiler says of the others.</summary>
public sealed class JsonBoundsTests
{
    private const string Handler = "public static class H { [Handler(\"h\")] public static void M(Order order) { } }";

    private const string Plain = "public class Order { public string Name { get; set; } }";

    [Theory]
    [InlineData("LambdaGeneratedJson", "false", false)]
    [InlineData("LambdaGeneratedJson", "False", false)]
    [InlineData("LambdaGeneratedJson", "true", true)]
    [InlineData("LambdaGeneratedJson", "", true)]
    [InlineData("LambdaEntryTable", "false", false)]
    [InlineData("LambdaPackage", "false", false)]
    public async Task A_property_turns_it_off_and_then_nothing_is_said(string name, string value, bool isThere)
    {
        Assert.Equal(isThere, TabledProject.Of(Source(Plain), (name, value)).Json is not null);
        Assert.Equal(isThere ? 1 : 0, (await Told(Source("public class Order { public object Name { get; set; } }"), (name, value))).Length);
    }

    [Theory]
    [InlineData("public class Order { public object Name { get; set; } }", "may be of any other")]
    [InlineData("public class Order { public Order Inner { get; set; } public List<object[]> Name { get; set; } }", "may be of any other")]
    [InlineData("public class Order { string _name; public string Name { get => _name; set => _name = value.Trim(); } }", "Name has a setter of its own")]
    [InlineData("public class Order { [JsonConverter(typeof(int))] public string Name { get; set; } }", "has a converter")]
    [InlineData("[JsonConverter(typeof(int))] public class Order { }", "Order has [JsonConverterAttribute]")]
    [InlineData("[JsonPolymorphic] public class Order { }", "JsonPolymorphicAttribute")]
    [InlineData("public class Order { [JsonExtensionData] public Dictionary<string, object> More { get; set; } }", "JsonExtensionDataAttribute")]
    [InlineData("public class Order { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int Count { get; set; } }", "JsonNumberHandlingAttribute")]
    [InlineData("public class Order : IJsonOnDeserialized { public void OnDeserialized() { } }", "IJsonOnDeserialized")]
    [InlineData("public abstract class Order { }", "Order is not a type")]
    [InlineData("public class Order : List<int> { }", "IEnumerable")]
    [InlineData("public class Order { public Order(int count) { } }", "takes count, which is no member")]
    [InlineData("public class Order { public Order(int count) { } public Order(string name) { } }", "no constructor that System.Text.Json would choose")]
    [InlineData("public class Base { public int Count { get; set; } } public class Order : Base { public new int Count { get; set; } }", "hides or overrides Count")]
    [InlineData("public class Order { public int[,] Table { get; set; } }", "int[,] is not a type")]
    [InlineData("public class Order { public Dictionary<int, string> Names { get; set; } }", "Dictionary is an IEnumerable")]
    [InlineData("public class Order { public (int, int) Pair { get; set; } }", ".NET's own")]
    [InlineData("public class Order { [JsonInclude] internal int Count { get; set; } }", "included though it is not public")]
    [InlineData("public class Order { [JsonPropertyName(\"NAME\")] public int A { get; set; } [JsonPropertyName(\"name\")] public int B { get; set; } }", "two members have the name name")]
    public async Task What_would_not_be_done_exactly_so_is_left_to_the_context_and_the_compiler_says_why(string types, string reason)
    {
        var source = Source(types);

        Assert.Null(TabledProject.Of(source).Json);
        var told = Assert.Single(await Told(source));
        Assert.Equal(DiagnosticSeverity.Info, told.Severity);
        Assert.StartsWith("The JSON of Order, which a handler takes or returns, is left to Json: ", AnalyzedProject.Words(told), StringComparison.Ordinal);
        Assert.Contains(reason, AnalyzedProject.Words(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NumberHandling = JsonNumberHandling.WriteAsString")]
    [InlineData("ReferenceHandler = JsonKnownReferenceHandler.Preserve")]
    [InlineData("DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase")]
    [InlineData("GenerationMode = JsonSourceGenerationMode.Serialization")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter) }")]
    [InlineData("IgnoreReadOnlyProperties = true")]
    [InlineData("IndentCharacter = '\\t'")]
    [InlineData("AllowDuplicateProperties = false")]
    [InlineData("PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate")]
    public async Task An_option_that_is_not_followed_leaves_all_to_the_context(string option)
    {
        var source = Source(Plain).Replace("JsonSerializerDefaults.Web", $"JsonSerializerDefaults.Web, {option}", StringComparison.Ordinal);

        Assert.Null(TabledProject.Of(source).Json);
        Assert.Contains($"the context sets {option.Split(' ')[0]}", AnalyzedProject.Words(Assert.Single(await Told(source))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_is_left_by_itself_and_the_others_get_their_code()
    {
        var source = Source("public class Order { public object Name { get; set; } } public class Line { public int Count { get; set; } } public static class L { [Handler(\"l\")] public static void M(Line line) { } }")
            .Replace("[JsonSerializable(typeof(Order))]", "[JsonSerializable(typeof(Order))] [JsonSerializable(typeof(Line))]", StringComparison.Ordinal);

        Assert.Contains("GeneratedJson<global::Line>", TabledProject.Of(source).Json, StringComparison.Ordinal);
        Assert.DoesNotContain("GeneratedJson<global::Order>", TabledProject.Of(source).Json, StringComparison.Ordinal);
        Assert.Contains("Order", AnalyzedProject.Words(Assert.Single(await Told(source))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_says_nothing_when_it_is_compiled_and_uses_no_metadata()
    {
        var project = TabledProject.Of(Source("public record Order(int A, string? B, List<TimeSpan> C, Dictionary<string, DateOnly?> D, Half E, JsonElement F);"));

        Assert.NotNull(project.Json);
        Assert.DoesNotContain(project.Told, found => found.Location.SourceTree?.FilePath.EndsWith("HandlerJson.g.cs", StringComparison.Ordinal) == true);
        Assert.DoesNotContain("JsonTypeInfo", project.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("JsonSerializer", project.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Reflection", project.Json, StringComparison.Ordinal);
    }

    private static async Task<Diagnostic[]> Told(string source, params (string Name, string Value)[] properties) =>
        [.. (await AnalyzedProject.Diagnose(GeneratedPackage.WithContext(source), properties)).Where(found => found.Id == "PLR2011")];

    private static string Source(string types) =>
        $$"""
        using System.Text.Json; using System.Text.Json.Serialization;
        [assembly: PluginJsonContext(typeof(Json))]
        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))]
        public partial class Json : JsonSerializerContext;
        {{types}} {{Handler}}
        """;
}
