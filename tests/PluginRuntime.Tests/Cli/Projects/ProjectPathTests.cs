using PluginRuntime.Cli;
using PluginRuntime.Cli.Projects;

namespace PluginRuntime.Tests.Cli.Projects;

/// <summary>Promise: what MSBuild would misread in a path is refused with the place that it misreads, and nothing else is.</summary>
public sealed class ProjectPathTests
{
    [Theory]
    [InlineData("/src/star*/Orders.csproj", "*")]
    [InlineData("/src/quest?/Orders.csproj", "?")]
    [InlineData("/src/co:lon/Orders.csproj", ":")]
    [InlineData("/src/back\\slash/Orders.csproj", "\\")]
    [InlineData("/src/dots.../Orders.csproj", "...")]
    [InlineData("/src/at@(Compile)/Orders.csproj", "@(Compile")]
    [InlineData("/src/per%2Fcent/Orders.csproj", "%2F")]
    [InlineData("/per%cent/src/Orders.csproj", "%ce")]
    [InlineData("/src/or\"ders.csproj", "\"")]
    [InlineData("/src/or|ders.csproj", "|")]
    [InlineData("/src/or*ders.csproj", "*")]
    [InlineData("/src/or:ders.csproj", ":")]
    [InlineData("/src/or@(Compile)ders.csproj", "@(Compile")]
    [InlineData("/src/or...ders.csproj", "...")]
    [InlineData("/src/or\nders.csproj", "\\u000A")]
    public void M2_what_MSBuild_would_misread_is_named_with_the_path_and_the_right_form(string project, string named)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are paths of Linux.");

        var message = Assert.Throws<UsageException>(() => ProjectPath.Of(project)).Message;

        Assert.Contains($"it takes '{named}'", message, StringComparison.Ordinal);
        Assert.Contains("/src/Orders/Orders.csproj", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\nders", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/src/orders/Orders.csproj")]
    [InlineData("/src/..orders/-Orders.csproj")]
    [InlineData("/src/it's; 100%, $(x) %(y) = [1] @x/100%20, it's;.csproj")]
    [InlineData("/src/new\nline|<>/Orders.csproj")]
    public void M1_what_MSBuild_reads_as_it_stands_is_its_argument(string project) => Assert.Equal(new ProjectPath(project, ""), ProjectPath.Of(project));

    [Fact]
    public void M1_a_folder_with_a_quotation_mark_is_where_the_build_runs() =>
        Assert.Equal(new ProjectPath("./-Orders.csproj", "/src/a \"b\""), ProjectPath.Of("/src/a \"b\"/-Orders.csproj"));

    [Theory]
    [InlineData("/src/a\"b/Orders.csproj", "'\"'")]
    [InlineData("/src/a|b/Orders.csproj", "'|'")]
    [InlineData("/src/a\tb/Orders.csproj", "'\\u0009'")]
    public void M1_a_build_that_failed_all_the_same_is_told_what_in_its_path_may_be_why(string project, string named) =>
        Assert.Contains(named, ProjectPath.Doubt(project), StringComparison.Ordinal);

    [Fact]
    public void An_ordinary_path_is_no_reason() => Assert.Equal("", ProjectPath.Doubt("/src/it's; 100%/Orders.csproj"));

    [Fact]
    public void M3_the_value_of_a_property_keeps_what_has_a_meaning_on_the_command_line() =>
        Assert.Equal("/tmp/a%3Bb%2Cc %2520 %27d%27 %22e%22 %24(x) %40(y)", PropertyText.Of("/tmp/a;b,c %20 'd' \"e\" $(x) @(y)"));
}
