using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Tests.Handlers.Tables;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Entries;

/// <summary>What generated code could not name, make or call as reflection does is left to reflection, and the project compiles as before.</summary>
public sealed class TableBoundsTests
{
    private const string Other = "public class Other { [Handler(\"other\")] public static int M() => 1; }";

    [Theory]
    [InlineData("class Outer { private class H : IRawHandler BODY }", "Outer+H")]
    [InlineData("public class Outer { protected class H : IRawHandler BODY }", "Outer+H")]
    [InlineData("class Outer { private class E { } public class H : IHandler<E> { ValueTask IHandler<E>.HandleAsync(E e, IInvocationContext c, CancellationToken t) => default; } }", "Outer+H")]
    [InlineData("class Outer { private class E { } public class H : IHandler<List<E[]>> { ValueTask IHandler<List<E[]>>.HandleAsync(List<E[]> e, IInvocationContext c, CancellationToken t) => default; } }", "Outer+H")]
    [InlineData("[Obsolete(\"no\", true)] class H : IRawHandler BODY", "H")]
    [InlineData("class H : IRawHandler { [Obsolete(\"no\", true)] public H() { } BODIES }", "H")]
    [InlineData("class H : IRawHandler { public required int Count { get; set; } BODIES }", "H")]
    [InlineData("class B { public required int Count; } class H : B, IRawHandler BODY", "H")]
    [InlineData("public class T { [Handler(\"t\"), Obsolete(\"no\", true)] public static int M() => 1; }", "t")]
    [InlineData("public class T { [Handler(\"t\"), System.Diagnostics.Conditional(\"NEVER\")] public static void M() { } }", "t")]
    [InlineData("public struct T { int _count; [Handler(\"t\")] public int M() => ++_count; }", "t")]
    [InlineData("public class T { [Handler(\"t\")] public static int M(__arglist) => 1; }", "t")]
    [InlineData("public class T { public static int P { [Handler(\"t\")] get => 1; } }", "t")]
    [InlineData("public class T { [Handler(\"t\")] public static int M(string s) => 1; [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public static int M(object o) => 2; }", "t")]
    public void What_generated_code_cannot_do_is_not_in_the_table(string source, string name)
    {
        using var folder = new TemporaryFolder();
        var project = TabledProject.Of(Filled(source) + Other);

        Assert.DoesNotContain(project.Told, found => found.Severity == DiagnosticSeverity.Error);
        project.Write(folder);
        Assert.Null(TablePackages.Find(folder, "orders:" + name));
        Assert.Equal("Other.M", TablePackages.Find(folder, "orders:other"));
    }

    [Theory]
    [InlineData("file class H : IRawHandler BODY")]
    [InlineData("public class T { public static void M() { [Handler(\"local\")] static void Local() { } Local(); } }")]
    [InlineData("class S : IHandlerStartup { public S(int i) { } SERVICES }")]
    [InlineData("class S : IHandlerStartup { SERVICES } class U : IHandlerStartup { SERVICES }")]
    [InlineData("class Outer { private class S : IHandlerStartup { SERVICES } }")]
    public void What_the_host_has_to_look_at_itself_leaves_no_table_or_no_name_of_it(string source)
    {
        using var folder = new TemporaryFolder();
        var project = TabledProject.Of(Filled(source) + Other);

        Assert.DoesNotContain(project.Told, found => found.Severity == DiagnosticSeverity.Error);
        project.Write(folder);
        Assert.Null(TablePackages.Find(folder, "orders"));
    }

    [Theory]
    [InlineData("LambdaEntryTable", "false", false)]
    [InlineData("LambdaEntryTable", "False", false)]
    [InlineData("LambdaEntryTable", "true", true)]
    [InlineData("LambdaEntryTable", "", true)]
    [InlineData("LambdaPackage", "false", false)]
    [InlineData("LambdaPackage", "true", true)]
    [InlineData("Other", "false", true)]
    public void A_property_turns_it_off(string name, string value, bool isThere) =>
        Assert.Equal(isThere, TabledProject.Of(Other, (name, value)).Table is not null);

    [Theory]
    [InlineData(LanguageVersion.CSharp8, false)]
    [InlineData(LanguageVersion.CSharp9, true)]
    [InlineData(LanguageVersion.Latest, true)]
    public void The_table_is_for_languages_that_can_read_it_and_says_nothing_in_them(LanguageVersion version, bool isThere)
    {
        var compilation = CompiledPackage.Compilation("");
        var source = compilation.SyntaxTrees[0].ToString() + Filled("class H : IRawHandler BODY") + Other;
        var project = TabledProject.Of(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), cancellationToken: TestContext.Current.CancellationToken))
            .WithOptions(compilation.Options.WithWarningLevel(9999).WithNullableContextOptions(version == LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable)));

        Assert.Equal(isThere, project.Table is not null);
        Assert.DoesNotContain(project.Told, found => found.Severity > DiagnosticSeverity.Hidden);
    }

    [Fact]
    public void A_package_with_the_library_of_AWS_has_none()
    {
        var compilation = CompiledPackage.Compilation(Other);
        var aws = CSharpCompilation.Create("Amazon.Lambda.Core", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.NotNull(TabledProject.Of(compilation).Table);
        Assert.Null(TabledProject.Of(compilation.AddReferences(aws.ToMetadataReference())).Table);
    }

    [Theory]
    [InlineData("IDisposable", "", false)]
    [InlineData("object", "", false)]
    [InlineData("int[]", "", false)]
    [InlineData("Missing", "", false)]
    [InlineData("Json", "JSON(int))] public partial class Json : CONTEXT { }", true)]
    [InlineData("Json", "JSON(int))] public class Json : CONTEXT { }", false)]
    [InlineData("Json", "public partial class Json : CONTEXT { }", false)]
    [InlineData("Json", "JSON(int))] public partial class Json : Base { } public abstract class Base : CONTEXT { }", false)]
    [InlineData("Outer.Json", "public partial class Outer { JSON(int))] internal partial class Json : CONTEXT { } }", true)]
    [InlineData("Outer.Json", "public class Outer { JSON(int))] internal partial class Json : CONTEXT { } }", false)]
    [InlineData("Outer.Json", "public partial class Outer { JSON(int))] private partial class Json : CONTEXT { } }", false)]
    public void A_context_is_in_the_table_where_its_generator_makes_the_instance_that_it_takes(string named, string source, bool isThere)
    {
        var context = source
            .Replace("JSON", "[System.Text.Json.Serialization.JsonSerializable(typeof", StringComparison.Ordinal)
            .Replace("CONTEXT", "System.Text.Json.Serialization.JsonSerializerContext", StringComparison.Ordinal);

        var table = TabledProject.Of($"[assembly: PluginJsonContext(typeof({named}))] {context} {Other}").Table;

        Assert.Equal(isThere, table!.Contains("JsonContext =>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_that_two_libraries_have_or_that_an_alias_hides_is_not_named()
    {
        const string Handler = "public class T { [Handler(\"t\")] public static int M(Shared s) => 1; [Handler(\"other\")] public static int N() => 1; }";
        var library = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText("public class Shared { }", cancellationToken: TestContext.Current.CancellationToken)], CompiledPackage.Compilation("").References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var compilation = CompiledPackage.Compilation("using Shared = hidden::Shared; " + Handler).AddReferences(library.ToMetadataReference(["hidden"]));
        var text = "extern alias hidden; " + compilation.SyntaxTrees[0];
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken));

        var table = TabledProject.Of(compilation).Table!;

        Assert.Contains("\"other\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain("\"t\"", table, StringComparison.Ordinal);
    }

    private static string Filled(string source) => source
        .Replace("BODIES", "public ValueTask HandleAsync(ReadOnlyMemory<byte> p, IBufferWriter<byte> r, IInvocationContext c, CancellationToken t) => default;", StringComparison.Ordinal)
        .Replace("BODY", "{ public ValueTask HandleAsync(ReadOnlyMemory<byte> p, IBufferWriter<byte> r, IInvocationContext c, CancellationToken t) => default; } ", StringComparison.Ordinal)
        .Replace("SERVICES", "public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }", StringComparison.Ordinal);
}
