using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Aws;

public sealed class AwsMethodRulesTests
{
    [Theory]
    [InlineData("public class A { public void M() { } }")]
    [InlineData("public class A { public string M(string x) => x; }")]
    [InlineData("public class A { public void M(ILambdaContext c) { } }")]
    [InlineData("public class A { public async Task<string> M(string x, ILambdaContext c) { await Task.Yield(); return x; } }")]
    [InlineData("class A { internal void M(string x) { } }")]
    [InlineData("static class A { private static ValueTask<int> M(int x) => default; }")]
    [InlineData("public abstract class A { public static void M() { } }")]
    [InlineData("public class A { private A() { } public static void M() { } }")]
    [InlineData("public struct A { public int M(string x) => 1; }")]
    [InlineData("public class A { public Stream M(Stream x) => x; }")]
    [InlineData("public class A { public void M(MemoryStream x, ILambdaContext c) { } }")]
    [InlineData("public class A { public void M(string[] x) { } }")]
    [InlineData("public class A { public void M(Dictionary<string, int[]> x) { } }")]
    [InlineData("public class A : B<string>; public abstract class B<T> { public T M(T x, ILambdaContext c) => x; }")]
    public void A_handler_of_AWSs_runtime_may_look_like_this(string source)
    {
        using var package = CompiledPackage.OfAws(source);

        Assert.EndsWith(", by AWS's rules", Verdict.Of(package, "orders::A::M"));
    }

    [Theory]
    [InlineData("public void M(int x, int y, ILambdaContext c) { }", "takes 3 parameters: (int x, int y, ILambdaContext c)")]
    [InlineData("public void M(int x, string y) { }", "takes System.String as its second parameter, where only Amazon.Lambda.Core.ILambdaContext may stand")]
    [InlineData("public void M(ILambdaContext c, string y) { }", "takes the context before the event")]
    [InlineData("public void M(ILambdaContext c, ILambdaContext d) { }", "takes the context twice")]
    [InlineData("public void M(ref int x) { }", "is passed by reference")]
    [InlineData("public void M(in int x, ILambdaContext c) { }", "is passed by reference")]
    [InlineData("public void M(int x, out ILambdaContext c) { c = null; }", "is passed by reference")]
    [InlineData("public unsafe void M(int* x) { }", "is a pointer")]
    [InlineData("public void M(ReadOnlySpan<byte> x) { }", "is a ref struct")]
    [InlineData("public void M(params string[] x) { }", "takes any number of arguments (params)")]
    [InlineData("public void M(__arglist) { }", "takes any number of arguments (__arglist)")]
    [InlineData("public void M<T>(T x) { }", "is generic")]
    [InlineData("public async void M(string x) { await Task.Yield(); }", "async Task")]
    [InlineData("public IAsyncEnumerable<int> M() => null;", "IAsyncEnumerable")]
    [InlineData("public Task<IAsyncEnumerable<int>> M() => null;", "IAsyncEnumerable")]
    [InlineData("public ref int M() => throw null;", "cannot outlive the call")]
    [InlineData("public S M() => default; public ref struct S;", "cannot outlive the call")]
    [InlineData("public void M(string x) { } private A() { }", "public A()")]
    [InlineData("public void M(string x) { } internal A() { }", "no public constructor without parameters")]
    [InlineData("public void M(string x) { } public A(int number) { }", "PluginRuntime.IHandlerStartup")]
    public void Anything_else_is_refused_with_the_right_form(string members, string told)
    {
        using var package = CompiledPackage.OfAws($"public class A {{ {members} }}");

        var verdict = Verdict.Of(package, "orders::A::M");

        Assert.StartsWith(PackageErrorType.InvalidHandler, verdict);
        Assert.Contains(told, verdict);
        Assert.Contains("plugin's source", verdict);
    }

    [Theory]
    [InlineData("public void M(string x, IInvocationContext c) { }", "takes PluginRuntime.IInvocationContext")]
    [InlineData("public void M(string x, ILambdaContext c, CancellationToken t) { }", "takes System.Threading.CancellationToken")]
    [InlineData("public void M(CancellationToken t) { }", "let the class implement IHandler<TEvent, TResponse>")]
    [InlineData("[Handler(\"mark\")] public void M(string x, CancellationToken t) { }", "name the method by its mark, as in orders:mark")]
    public void What_this_host_passes_to_its_own_handlers_is_told_to_need_the_contracts(string member, string told)
    {
        using var package = CompiledPackage.OfAws($"public class A {{ {member} }}");

        var verdict = Verdict.Of(package, "orders::A::M");

        Assert.StartsWith(PackageErrorType.InvalidHandler, verdict);
        Assert.Contains(told, verdict);
        Assert.Contains("the package carries Amazon.Lambda.Core.dll", verdict);
        Assert.Contains("take Amazon.Lambda.Core.dll out of the package", verdict);
    }

    [Fact]
    public void The_contracts_own_method_is_told_to_be_named_by_its_type()
    {
        using var package = CompiledPackage.OfAws(
            "public class A : IHandler<string> { public ValueTask HandleAsync(string x, IInvocationContext c, CancellationToken t) => default; }");

        Assert.Contains("name the type without the method, as in orders:A", Verdict.Of(package, "orders::A::HandleAsync"));
    }

    [Theory]
    [InlineData("public interface A { void M(); }", "orders::A::M", "is an interface")]
    [InlineData("public abstract class A { public void M() { } }", "orders::A::M", "is abstract")]
    [InlineData("public abstract class A { public abstract void M(); }", "orders::A::M", "is abstract")]
    [InlineData("public class A<T> { public void M() { } }", "orders::A`1::M", "is generic")]
    public void A_type_that_cannot_be_made_is_refused(string source, string handler, string told)
    {
        using var package = CompiledPackage.OfAws(source);

        Assert.Contains(told, Verdict.Of(package, handler));
    }
}
