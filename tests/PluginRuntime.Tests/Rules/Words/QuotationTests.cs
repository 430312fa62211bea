using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.Words;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("orders", "'orders'")]
    [InlineData("Österreich", "'Österreich'")]
    [InlineData("a\nb\0", "'a\\u000Ab\\u0000'")]
    [InlineData("\u2028\u202e", "'\\u2028\\u202E'")]
    public void What_could_forge_a_line_is_written_as_its_code(string text, string quoted) =>
        Assert.Equal(quoted, Quotation.Of(text));

    [Fact]
    public void Two_hundred_characters_are_shown_and_more_are_cut()
    {
        Assert.Equal(new string('x', 200), Quotation.Plain(new string('x', 200)));
        Assert.Equal(new string('x', 200) + "…", Quotation.Plain(new string('x', 201)));
    }

    [Fact]
    public void Twenty_names_are_listed_and_the_rest_is_counted()
    {
        var names = Enumerable.Range(1, 21).Select(number => $"n{number}").ToArray();

        Assert.EndsWith("n20", NameList.Of(names[..20]));
        Assert.EndsWith("n20 and 1 more", NameList.Of(names));
    }
}
