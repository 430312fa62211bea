using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginRuntime.Cli.Commands;
using PluginRuntime.Tests.Documentation;

namespace PluginRuntime.Tests.Events;

/// <summary>Each sample is what AWS documents, read and written by its type without a loss.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Names => [.. Sample.Names];

    [Fact]
    public void Each_template_of_the_command_line_is_tested_here_and_stands_in_its_table_with_type_and_page()
    {
        var rows = Document.At("host/tools/PluginRuntime.Cli/Templates/README.md").Text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();

        Assert.Equal(Sample.Names.Order(StringComparer.Ordinal), EventTemplate.Names);
        Assert.Equal(Sample.Names.Select(name => $"`{name}` `{Shown(Sample.TypeOf(name))}`").Order(), rows.Select(row => $"{row[1]} {row[2]}").Order());
        Assert.All(rows, row => Assert.Contains("](https://docs.aws.amazon.com/", row[3], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_type_knows_every_member_of_a_sample(string name) =>
        Assert.Empty(Unknown(Sample.Json(name), Sample.InfoOf(Sample.TypeOf(name)), "$"));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_read_and_written_again_holds_all_that_the_sample_has(string name)
    {
        var type = Sample.TypeOf(name);

        Assert.All(EveryJson.Of(type), json => Assert.Empty(
            JsonLoss.Between(Sample.Json(name), JsonSerializer.SerializeToElement(JsonSerializer.Deserialize(EventTemplate.Read(name), json), json), "$")));
    }

    [Fact]
    public void A_member_that_a_type_does_not_know_is_seen() => Assert.Equal(
        ["$.Records[0].colour"],
        Unknown(JsonElement.Parse("""{"Records":[{"messageId":"1","colour":"red"}]}"""), Sample.InfoOf(Sample.TypeOf("sqs")), "$"));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", "{}")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{"b":null}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""")]
    [InlineData("""{"a":"2025-11-30T08:06:40Z"}""", """{"a":"2025-11-30T08:06:41Z"}""")]
    public void What_is_lost_is_seen(string before, string after) => Assert.Single(JsonLoss.Between(JsonElement.Parse(before), JsonElement.Parse(after), "$"));

    private static string Shown(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>" : type.Name;

    private static IEnumerable<string> Unknown(JsonElement json, JsonTypeInfo type, string path) => (json.ValueKind, type.Kind) switch
    {
        (JsonValueKind.Object, JsonTypeInfoKind.Object) => json.EnumerateObject().SelectMany(member =>
            type.Properties.FirstOrDefault(property => property.Name == member.Name) is { } property
                ? Unknown(member.Value, Sample.InfoOf(property.PropertyType), $"{path}.{member.Name}")
                : [$"{path}.{member.Name}"]),
        (JsonValueKind.Object, JsonTypeInfoKind.Dictionary) => json.EnumerateObject().SelectMany(member => Unknown(member.Value, Sample.InfoOf(type.ElementType!), $"{path}.{member.Name}")),
        (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => json.EnumerateArray().SelectMany((item, index) => Unknown(item, Sample.InfoOf(type.ElementType!), $"{path}[{index}]")),
        _ => [],
    };
}
