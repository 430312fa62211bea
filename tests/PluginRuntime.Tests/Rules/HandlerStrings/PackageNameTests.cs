using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.HandlerStrings;

public sealed class PackageNameTests
{
    [Theory]
    [InlineData("orders")]
    [InlineData("Acme.Orders")]
    [InlineData("7_a+b-c.d")]
    public void A_name_is_the_name_of_a_folder(string text) => Assert.Equal(text, PackageName.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".orders")]
    [InlineData("_orders")]
    [InlineData("a..b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("bücher")]
    [InlineData("orders\n")]
    [InlineData("current")]
    public void P7_A_name_that_could_lead_elsewhere_is_refused_with_an_example(string text)
    {
        var error = Assert.Throws<PackageException>(() => PackageName.Parse(text));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("as in orders", error.Message);
        Assert.False(PackageName.TryParse(text, out _));
    }

    [Fact]
    public void Sixty_four_characters_are_a_name_and_one_more_is_not()
    {
        Assert.True(PackageName.TryParse(new string('a', 64), out _));
        Assert.False(PackageName.TryParse(new string('a', 65), out _));
    }

    [Fact]
    public void Names_are_compared_by_every_letter()
    {
        Assert.Equal(PackageName.Parse("orders"), PackageName.Parse("orders"));
        Assert.Equal(PackageName.Parse("orders").GetHashCode(), PackageName.Parse("orders").GetHashCode());
        Assert.NotEqual(PackageName.Parse("orders"), PackageName.Parse("Orders"));
    }
}
