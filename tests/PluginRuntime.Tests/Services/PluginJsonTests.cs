using System.Buffers;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using System.Text.Json.Serialization;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Services;

public sealed partial class PluginJsonTests
{
    [Fact]
    public void Without_a_context_JSON_has_the_Web_defaults()
    {
        var json = Open(context: null);

        Assert.Equal("tea", json.TypeOf<Line>().Read("""{"ARTICLE":"tea"}"""u8).Article);
        Assert.Equal("""{"article":"tea","count":3}""", Written(json, new Line { Article = "tea", Count = 3 }));
    }

    [Fact]
    public void The_plugins_context_is_used_with_its_options() =>
        Assert.Equal("""{"Article":"tea"}""", Written(Open(typeof(LineJson)), new Line { Article = "tea" }));

    [Fact]
    public void A_type_that_the_context_does_not_know_is_named_with_what_to_add()
    {
        var error = Assert.Throws<FunctionException>(() => Open(typeof(LineJson)).TypeOf<Journal>());

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("[JsonSerializable(typeof(Journal))]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_that_is_none_is_named_with_its_package()
    {
        var error = Assert.Throws<FunctionException>(() => Open(typeof(Line)));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("Package orders names " + typeof(Line), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"count":"three"}""")]
    public void An_event_that_does_not_fit_is_its_senders_error(string payload) =>
        Assert.Equal(
            "Function.InvalidEvent",
            Assert.Throws<FunctionException>(() => Open(context: null).TypeOf<Line>().Read(Encoding.UTF8.GetBytes(payload))).ErrorType);

    [Fact]
    public void A_response_that_cannot_be_written_is_the_handlers_error()
    {
        var circle = new Circle();
        circle.Next = circle;

        Assert.Equal(
            "Function.InvalidResponse", Assert.Throws<FunctionException>(() => Written(Open(context: null), circle)).ErrorType);
    }

    private static IPluginJson Open(Type? context) => new PluginSideEntry().OpenJson(PluginWith(context), "orders");

    private static string Written<T>(IPluginJson json, T value)
    {
        var response = new ArrayBufferWriter<byte>();
        json.TypeOf<T>().Write(response, value);
        return Encoding.UTF8.GetString(response.WrittenSpan);
    }

    private static AssemblyBuilder PluginWith(Type? context)
    {
        var plugin = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orders"), AssemblyBuilderAccess.Run);
        if (context is not null)
        {
            plugin.SetCustomAttribute(
                new CustomAttributeBuilder(typeof(PluginJsonContextAttribute).GetConstructor([typeof(Type)])!, [context]));
        }

        return plugin;
    }

    internal sealed class Line
    {
        public string? Article { get; set; }

        public int Count { get; set; }
    }

    internal sealed class Circle
    {
        public Circle? Next { get; set; }
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonSerializable(typeof(Line))]
    internal sealed partial class LineJson : JsonSerializerContext;
}
