using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.Shapes;

public sealed class AwsPackageTests
{
    private const string Function = "namespace Orders; public class Function { public void Place(string order, ILambdaContext context) { } }";

    [Fact]
    public void A_package_without_a_contracts_handler_is_told_its_methods_ready_to_paste()
    {
        using var package = CompiledPackage.OfAws(Function);

        var verdict = Verdict.Of(package, "orders");

        Assert.StartsWith(PackageErrorType.NoSuchHandler, verdict);
        Assert.Contains("It has: orders::Orders.Function::Place.", verdict);
        Assert.Contains("_HANDLER", verdict);
    }

    [Fact]
    public void A_package_without_any_method_for_it_is_told_what_one_looks_like()
    {
        using var package = CompiledPackage.OfAws("class Hidden { void Run() { } }");

        Assert.Contains("ILambdaContext context)", Verdict.Of(package, "orders"));
    }

    [Fact]
    public void A_library_with_AWSs_loop_is_told_its_methods_and_what_makes_a_program_of_it()
    {
        using var package = CompiledPackage.OfAws(Function);
        File.WriteAllText(Path.Join(package.Location.Directory, "Amazon.Lambda.RuntimeSupport.dll"), "");

        var verdict = Verdict.Of(package, "orders");

        Assert.StartsWith(PackageErrorType.NoSuchHandler, verdict);
        Assert.Contains("It has: orders::Orders.Function::Place.", verdict);
        Assert.Contains("It carries Amazon.Lambda.RuntimeSupport.dll as a program does, and orders.dll has no Main", verdict);
    }

    [Fact]
    public void A_method_of_a_program_can_be_named()
    {
        using var package = CompiledPackage.OfAws(
            "static class Program { static void Main() { } public static string Answer(string text) => text; }", kind: OutputKind.ConsoleApplication);

        Assert.Equal("Program.Answer(System.String), by AWS's rules", Verdict.Of(package, "orders::Program::Answer"));
    }

    [Fact]
    public void A_type_without_a_method_is_told_its_methods()
    {
        using var package = CompiledPackage.OfAws(Function);

        Assert.Contains("name a method of it: orders::Orders.Function::Place.", Verdict.Of(package, "orders::Orders.Function"));
    }

    [Fact]
    public void Offered_are_public_methods_that_AWSs_rules_allow_and_the_framework_did_not_bring()
    {
        using var package = CompiledPackage.OfAws("""
            namespace Orders
            {
                public class Function : Base, IDisposable
                {
                    public void Plain(string order) { }
                    public Stream Raw(Stream payload, ILambdaContext context) => payload;
                    public void Overloaded(string text) { }
                    public void Overloaded(Item item, ILambdaContext context) { }
                    public void Three(int a, int b, int c) { }
                    public void Ours(string text, CancellationToken token) { }
                    public int Count { get; set; }
                    void Private() { }
                    internal void Internal() { }
                    public void Dispose() { }
                    public override string ToString() => "";
                    public override void Inherited(string text) { }
                }
                public abstract class Base { public virtual void Inherited(string text) { } public static void Shared() { } }
                public static class Statics { public static void Run() { } }
                public record Item(string Name);
                public class Problem : Exception;
                public delegate void Callback(string text);
                public class NotMade { private NotMade() { } public void Run() { } }
                class Hidden { public void Run() { } }
            }
            """);

        Assert.Equal(
            [
                "orders::Orders.Function::Plain",
                "orders::Orders.Function::Raw",
                "orders::Orders.Function::Overloaded(String)",
                "orders::Orders.Function::Overloaded(Item,ILambdaContext)",
                "orders::Orders.Function::Inherited",
                "orders::Orders.Function::Shared",
                "orders::Orders.Statics::Run",
            ],
            Offered(package, "orders"));
    }

    [Fact]
    public void A_pinned_version_stays_pinned_in_the_form_that_can_pin_one()
    {
        using var package = CompiledPackage.OfAws(Function);

        Assert.Equal(["orders@1.4.2:Orders.Function.Place"], Offered(package, "orders@1.4.2"));
    }

    private static IEnumerable<string> Offered(CompiledPackage package, string name) =>
        HandlerCandidates.PlainMethods(package.Read(), hasServices: false).Select(new HandlerText(name).Of);
}
