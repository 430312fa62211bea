using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.HandlerStrings;

public sealed class PackageVersionTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.4.2")]
    [InlineData("1.4.2-3f9a01bc77de")]
    [InlineData("2026.11_rc+7")]
    public void A_version_is_the_name_of_a_folder(string text) => Assert.Equal(text, PackageVersion.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("../1.4.2")]
    [InlineData("1..2")]
    [InlineData(".staging-1")]
    [InlineData("-1")]
    [InlineData("1.4.2 ")]
    [InlineData("current")]
    public void P7_A_version_that_could_lead_elsewhere_is_refused_with_the_value_and_an_example(string text)
    {
        var error = Assert.Throws<PackageException>(() => PackageVersion.Parse(text));

        Assert.Contains($"'{text}'", error.Message);
        Assert.Contains("as in 1.4.2", error.Message);
    }

    [Fact]
    public void A_version_is_a_name_and_not_a_number()
    {
        Assert.Equal(PackageVersion.Parse("1.0"), PackageVersion.Parse("1.0"));
        Assert.NotEqual(PackageVersion.Parse("1.0"), PackageVersion.Parse("1.0.0"));
        Assert.NotEqual(PackageVersion.Parse("1.0-RC"), PackageVersion.Parse("1.0-rc"));
    }
}
