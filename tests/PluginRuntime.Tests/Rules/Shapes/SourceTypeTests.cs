extern alias host;

using host::PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Shapes;

/// <summary>What a message proposes as code compiles as it is written.</summary>
public sealed class SourceTypeTests
{
    [Theory]
    [InlineData(typeof(int), "int")]
    [InlineData(typeof(int?), "int?")]
    [InlineData(typeof(string[]), "string[]")]
    [InlineData(typeof(string[,][]), "string[,][]")]
    [InlineData(typeof(List<int>), "List<int>")]
    [InlineData(typeof(Dictionary<string, List<Uri>[]>), "Dictionary<string, List<Uri>[]>")]
    [InlineData(typeof(Dictionary<string, int>.KeyCollection.Enumerator), "Dictionary<string, int>.KeyCollection.Enumerator")]
    [InlineData(typeof((int, Uri)), "ValueTuple<int, Uri>")]
    [InlineData(typeof(int*), "int*")]
    [InlineData(typeof(int?[]), "int?[]")]
    public void A_type_is_written_as_in_source(Type type, string written) => Assert.Equal(written, SourceType.Of(type.ToString()));

    [Fact]
    public void A_reference_and_what_cannot_be_read_are_written_all_the_same()
    {
        Assert.Equal("ref int", SourceType.Of(typeof(int).MakeByRefType().ToString()));
        Assert.Equal("List<>", SourceType.Of("System.Collections.Generic.List`1"));
        Assert.Equal("A`1[", SourceType.Of("A`1["));
        Assert.Equal("]]", SourceType.Of("]]"));
    }
}
