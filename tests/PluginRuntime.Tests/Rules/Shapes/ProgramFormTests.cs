using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Tests.Rules.Shapes;

public sealed class ProgramFormTests
{
    private const string Main = "static class Program { static async Task Main() => await Task.Yield(); public static string Answer(string text) => text; }";
    private const string Handler = "public class Orders : IHandler<string, string> { public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken token) => default; }";

    [Theory]
    [InlineData("orders", true)]
    [InlineData("orders@1.4.2", true)]
    [InlineData("orders:Answer", false)]
    [InlineData("orders::Program", false)]
    [InlineData("orders::Program::Answer", false)]
    public void A_package_with_a_Main_is_a_program_where_nothing_in_it_is_named(string handler, bool isMeant)
    {
        using var package = CompiledPackage.OfAws(Main, kind: OutputKind.ConsoleApplication);

        Assert.Equal(isMeant, ProgramForm.IsMeant(package.Read(), HandlerString.Parse(handler)));
    }

    [Fact]
    public void It_need_not_carry_anything_of_AWSs()
    {
        using var package = CompiledPackage.Of(Main, kind: OutputKind.ConsoleApplication);

        Assert.True(ProgramForm.IsMeant(package.Read(), HandlerString.Parse("orders")));
    }

    [Fact]
    public void One_with_handlers_that_count_serves_them_whether_it_has_a_Main_or_not()
    {
        using var package = CompiledPackage.Of(Main + Handler, kind: OutputKind.ConsoleApplication);

        Assert.False(ProgramForm.IsMeant(package.Read(), HandlerString.Parse("orders")));
    }

    [Fact]
    public void A_library_is_none_with_AWSs_loop_either()
    {
        using var package = CompiledPackage.OfAws("public class Function { public void Place(string order) { } }");
        File.WriteAllText(Path.Join(package.Location.Directory, "Amazon.Lambda.RuntimeSupport.dll"), "");

        Assert.False(ProgramForm.IsMeant(package.Read(), HandlerString.Parse("orders")));
    }
}
