extern alias host;

using host::PluginRuntime.Rules.Choice;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>A plugin has one startup class at most, and the host can make it.</summary>
public sealed class StartupClassTests
{
    private const string Body = "{ public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }";

    [Fact]
    public async Task A_second_is_told_with_the_hosts_words_once_and_a_third_is_not()
    {
        const string source = $"public class One : IHandlerStartup {Body} public class Two : IHandlerStartup {Body} public class Three : IHandlerStartup {Body}";

        Assert.Equal(
            ["PLR2010: " + AnalyzedProject.InOneLine(StartupRuleError.Several("orders", "One", "Two").Message)], await AnalyzedProject.Told(source));
    }

    [Fact]
    public async Task One_that_cannot_be_made_is_told_with_the_hosts_words() => Assert.Equal(
        ["PLR2010: " + AnalyzedProject.InOneLine(StartupRuleError.NoConstructor("orders", "One", "One").Message)],
        await AnalyzedProject.Told($"public class One(int count) : IHandlerStartup {Body.Replace("{ public", "{ public int Count => count; public", StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("public abstract class Base : IHandlerStartup BODY public class One : Base;")]
    [InlineData("public struct Value : IHandlerStartup BODY public class One : IHandlerStartup BODY")]
    public async Task A_base_class_and_a_struct_are_none(string source)
    {
        using var package = CompiledPackage.Of(source.Replace("BODY", Body, StringComparison.Ordinal));

        Assert.Empty(await AnalyzedProject.Told(source.Replace("BODY", Body, StringComparison.Ordinal)));
        Assert.Equal("One", Assert.Single(package.Read().StartupTypes).FullName);
    }
}
