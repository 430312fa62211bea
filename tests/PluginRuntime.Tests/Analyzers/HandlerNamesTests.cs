using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>The names that marks give: each can stand in a handler string, and once in a package.</summary>
public sealed class HandlerNamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("place order")]
    [InlineData("a.b")]
    [InlineData("größe")]
    public async Task A_name_that_no_handler_string_can_hold_is_told_with_the_hosts_words(string name)
    {
        var source = $$"""public class T { [Handler("{{name}}")] public static string M() => ""; }""";
        using var package = CompiledPackage.Of(source);

        Assert.Equal(["PLR2002: " + AnalyzedProject.InOneLine(package.Refused("orders").Message)], await AnalyzedProject.Told(source));
    }

    [Fact]
    public async Task A_name_that_stands_twice_is_told_at_the_second_with_the_hosts_words()
    {
        const string source = """
            namespace Deep.Inside { public class First { [Handler("place")] public static string M() => ""; } }
            public class Outer { public class Second { [Handler("place")] public static string M() => ""; } }
            public class Third { [Handler("other")] public static string M() => ""; }
            """;
        using var package = CompiledPackage.Of(source);

        var found = Assert.Single(await AnalyzedProject.Diagnose(source));

        Assert.Equal("PLR2003", found.Id);
        Assert.Equal(AnalyzedProject.InOneLine(package.Refused("orders:place").Message), AnalyzedProject.Words(found));
    }

    [Fact]
    public async Task Of_three_with_one_name_two_are_told_and_capitals_make_another_name()
    {
        const string source = """
            public class T
            {
                [Handler("place")] public static string A() => "";
                [Handler("place")] public static string B() => "";
                [Handler("place")] public static string C() => "";
                [Handler("Place")] public static string D() => "";
            }
            """;

        Assert.Equal(["PLR2003", "PLR2003"], (await AnalyzedProject.Diagnose(source)).Select(found => found.Id));
    }

    [Fact]
    public async Task A_base_types_method_is_marked_once() => Assert.Empty(await AnalyzedProject.Told(
        """
        public class A { [Handler("place")] public string M() => ""; }
        public class B : A;
        public class C : A;
        """));
}
