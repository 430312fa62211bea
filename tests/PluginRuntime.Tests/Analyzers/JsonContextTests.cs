using System.Reflection;
using PluginRuntime.Json;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>A type that the plugin's JSON context does not know is told before the host tells it.</summary>
public sealed class JsonContextTests
{
    private const string Types = """
        public record Order(int Count, Line[] Lines); public record Line(string Item); public record Receipt(string Text); public record Note;
        public class T
        {
            [Handler("it")] public static RETURNS M(TAKES order, CancellationToken token) => throw new NotSupportedException();
        }

        """;

    [Theory]
    [InlineData("Order", "Receipt")]
    [InlineData("Line", "Task<Receipt>")]
    [InlineData("Stream", "ValueTask")]
    [InlineData("ReadOnlyMemory<byte>", "MemoryStream")]
    [InlineData("Line[]", "IAsyncEnumerable<Receipt>")]
    [InlineData("Order", "void")]
    [InlineData("string", "Task")]
    [InlineData("string", "Task<MemoryStream>")]
    [InlineData("int", "IAsyncEnumerable<ReadOnlyMemory<byte>>")]
    public async Task What_the_context_names_or_what_lies_in_it_is_known(string takes, string returns) =>
        Assert.Empty(await AnalyzedProject.Told(Source(takes, returns)));

    [Theory]
    [InlineData("Note", "Receipt", "Note")]
    [InlineData("Order", "Note", "Note")]
    [InlineData("Order", "Task<Note>", "Note")]
    [InlineData("Order", "ValueTask<Note>", "Note")]
    [InlineData("Order", "IAsyncEnumerable<Note>", "Note")]
    [InlineData("Note", "Note", "Note")]
    [InlineData("Order[]", "void", "Order[]")]
    [InlineData("Order", "decimal", "decimal")]
    [InlineData("List<Note>", "void", "List<Note>")]
    [InlineData("Dictionary<string, Note[]>[]", "void", "Dictionary<string, Note[]>[]")]
    [InlineData("int?", "void", "int?")]
    public async Task What_it_neither_names_nor_holds_is_told_once_with_what_to_add(string takes, string returns, string name)
    {
        var told = Assert.Single(await AnalyzedProject.Told(Source(takes, returns)));

        Assert.StartsWith("PLR2004: The JSON context Json of package orders does not know ", told, StringComparison.Ordinal);
        Assert.EndsWith($"Add [JsonSerializable(typeof({name}))] to that class.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_and_responses_of_handler_interfaces_are_looked_for_too()
    {
        var source = Source("Order", "void") + """
            public class H : IHandler<Note, Receipt> { public ValueTask<Receipt> HandleAsync(Note payload, IInvocationContext context, CancellationToken cancellationToken) => default; }
            """;

        Assert.Contains("does not know Note", Assert.Single(await AnalyzedProject.Told(source)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_without_a_context_uses_reflection_and_is_told_nothing() => Assert.Empty(await AnalyzedProject.Told(
        Source("Note", "Note").Replace("[assembly: PluginJsonContext(typeof(Json))]", "", StringComparison.Ordinal)));

    [Fact]
    public async Task A_context_that_names_no_types_is_its_own_codes_to_judge() => Assert.Empty(await AnalyzedProject.Told(
        Source("Note", "Note").Replace("[System.Text.Json.Serialization.JsonSerializable(", "//", StringComparison.Ordinal)));

    [Fact]
    public async Task The_words_are_those_of_the_host()
    {
        using var package = CompiledPackage.Of(Source("Order", "Note"));
        var assembly = Assembly.Load(File.ReadAllBytes(package.Main));
        var open = typeof(PluginJson).GetMethod(nameof(PluginJson.TypeOf))!.MakeGenericMethod(assembly.GetType("Note")!);

        var refused = Assert.Throws<TargetInvocationException>(() => open.Invoke(new PluginJson(assembly, "orders"), null));

        Assert.Equal(
            ["PLR2004: " + AnalyzedProject.InOneLine(refused.InnerException!.Message)], await AnalyzedProject.Told(Source("Order", "Note")));
    }

    // The generator does not run here: what it would write is written.
    private static string Source(string takes, string returns) => $$"""
        [assembly: PluginJsonContext(typeof(Json))]
        {{Types.Replace("TAKES", takes, StringComparison.Ordinal).Replace("RETURNS", returns, StringComparison.Ordinal)}}
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Receipt))]
        public class Json : System.Text.Json.Serialization.JsonSerializerContext
        {
            public Json() : base(null) { }
            public static Json Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo GetTypeInfo(Type type) => null;
        }

        """;
}
