extern alias host;

using host::PluginRuntime.Rules.Aws;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>A handler for AWS's runtime needs a serializer for what is no stream, its own or the assembly's.</summary>
public sealed class AwsSerializerTests
{
    private const string Sound = """
        public class Sound : ILambdaSerializer { public T Deserialize<T>(Stream stream) => default; public void Serialize<T>(T value, Stream stream) { } }
        public class NoSerializer;
        public class Made(int count) : Sound { public int Count => count; }

        """;

    [Theory]
    [InlineData("string Place(List<int> order, ILambdaContext context)", "System.Collections.Generic.List`1[System.Int32]")]
    [InlineData("Task<int?> Place(Stream order)", "System.Nullable`1[System.Int32]")]
    [InlineData("ReadOnlyMemory<byte> Place()", "System.ReadOnlyMemory`1[System.Byte]")]
    [InlineData("void Place(MemoryStream order)", "System.IO.MemoryStream")]
    public async Task Without_one_the_first_type_that_needs_it_is_told(string method, string needed)
    {
        var source = $$"""{{Sound}}public class T { public {{method}} => throw new NotSupportedException(); }""";

        Assert.Equal(
            ["PLR2001: " + AnalyzedProject.InOneLine(SerializerWords.NotNamed(needed, "orders"))], await AnalyzedProject.Named(source, "orders::T::Place", isAws: true));
        Assert.Empty(await AnalyzedProject.Named("[assembly: LambdaSerializer(typeof(Sound))] " + source, "orders::T::Place", isAws: true));
        Assert.Empty(await AnalyzedProject.Named(source.Replace("{ public " + method, "{ [LambdaSerializer(typeof(Sound))] public " + method, StringComparison.Ordinal), "orders::T::Place", isAws: true));
    }

    [Theory]
    [InlineData("void Place()")]
    [InlineData("Stream Place(Stream order, ILambdaContext context)")]
    [InlineData("Task<MemoryStream> Place(ILambdaContext context)")]
    public async Task Streams_need_none(string method) => Assert.Empty(
        await AnalyzedProject.Named($$"""public class T { public {{method}} => throw new NotSupportedException(); }""", "orders::T::Place", isAws: true));

    [Theory]
    [InlineData("NoSerializer", "does not implement Amazon.Lambda.Core.ILambdaSerializer")]
    [InlineData("Made", "public Made()")]
    public async Task What_cannot_be_one_is_told(string type, string words) => Assert.Contains(
        words,
        Assert.Single(await AnalyzedProject.Named($$"""[assembly: LambdaSerializer(typeof({{type}}))] {{Sound}}public class T { public void Place() { } }""", "orders::T::Place", isAws: true)),
        StringComparison.Ordinal);
}
