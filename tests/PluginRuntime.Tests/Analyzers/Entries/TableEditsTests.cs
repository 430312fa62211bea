extern alias analyzers;

using analyzers::PluginRuntime.Analyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Entries;

/// <summary>An edit that changes no handler writes no table anew; one that does, does.</summary>
public sealed class TableEditsTests
{
    private const string Handlers = """
        [assembly: PluginJsonContext(typeof(Json))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        public partial class Json : System.Text.Json.Serialization.JsonSerializerContext { public static Json Default => null; public Json() : base(null) { }
            protected override System.Text.Json.JsonSerializerOptions GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo GetTypeInfo(Type type) => null; }
        public record Order(string Name);
        public class Checkout : IHandler<Order>
        {
            public ValueTask HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) { return default; }
            [Handler("place")] public static int Place(Order order) { return 1; }
        }
        """;

    private const string Elsewhere = "class Elsewhere { int M() => 1; }";

    [Theory]
    [InlineData("return 1;", "return 2;")]
    [InlineData("return default;", "// It is a comment.\n return default;")]
    [InlineData("int M() => 1;", "int M() => 2; int N() => 3;")]
    [InlineData("public record Order(string Name);", "public record Order(string Name, int Count);")]
    [InlineData("public class Checkout", "/// <summary>A summary.</summary>\npublic class Checkout")]
    [InlineData("int M() => 1;", "interface IInner { }")]
    public void An_unrelated_edit_writes_nothing_anew(string before, string after)
    {
        var steps = Edited(before, after);

        Assert.All(Reasons(steps, HandlerTableGenerator.Handlers), AssertKept);
        Assert.All(Reasons(steps, HandlerTableGenerator.Choice), AssertKept);
        Assert.All(steps.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData("\"place\"", "\"placed\"")]
    [InlineData("int Place(Order order)", "long Place(Order order)")]
    [InlineData("static int Place", "static int Placed")]
    [InlineData("class Elsewhere { int M() => 1; }", "class Elsewhere { } class place { }")]
    [InlineData("class Elsewhere { int M() => 1; }", "class Elsewhere : IHandler<Order> { public ValueTask HandleAsync(Order p, IInvocationContext c, CancellationToken t) => default; }")]
    [InlineData("class Elsewhere { int M() => 1; }", "class Elsewhere : IHandlerStartup { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }")]
    [InlineData("[assembly: PluginJsonContext(typeof(Json))]", "")]
    public void An_edit_of_what_the_table_tells_writes_it_anew(string before, string after) =>
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(Edited(before, after), HandlerTableGenerator.Choice));

    private static void AssertKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static GeneratorRunResult Edited(string before, string after)
    {
        var compilation = CompiledPackage.Compilation(Handlers);
        var usings = CompiledPackage.Compilation("").SyntaxTrees[0].ToString();
        var other = CSharpSyntaxTree.ParseText(usings + Elsewhere);
        compilation = compilation.AddSyntaxTrees(other);
        var driver = TabledProject.Driver().RunGenerators(compilation);
        Assert.Single(driver.GetRunResult().GeneratedTrees);

        var edited = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        var text = edited.ToString().Replace(before, after, StringComparison.Ordinal);
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(text))).GetRunResult().Results[0];
    }
}
