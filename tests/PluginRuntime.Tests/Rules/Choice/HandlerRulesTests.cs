using PluginRuntime.Rules.Words;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Rules.Choice;

public sealed class HandlerRulesTests
{
    private const string Answer = "public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken token) => default;";
    private const string AnswerNumber = "public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken token) => default;";

    [Theory]
    [InlineData("class A : IHandler<string> { #; }")]
    [InlineData("struct A : IHandler<string> { #; }")]
    [InlineData("public class A : B; public class B : IHandler<string> { #; }")]
    [InlineData("class A : B<string>; abstract class B<T> : IHandler<T> { public ValueTask HandleAsync(T payload, IInvocationContext context, CancellationToken token) => default; }")]
    public void A_type_with_one_handler_interface_and_nothing_to_construct_it_from_is_one(string source)
    {
        using var package = Compile(source);

        package.Check("orders:A");
    }

    [Theory]
    [InlineData("abstract class A : IHandler<string> { #; }", "A of package orders is abstract")]
    [InlineData("interface A : IHandler<string>;", "A of package orders is an interface")]
    [InlineData("class A : IHandler<string>, IHandler<int> { # @ }", "implements both IHandler<TEvent> and IHandler<TEvent>")]
    [InlineData("class A : IHandler<string> { public A(int x) { } # }", "public A()")]
    [InlineData("class A : IHandler<string> { private A() { } # }", "no public constructor without parameters")]
    [InlineData("class A : IHandler<string> { public A(int x) { } # }", "PluginRuntime.IHandlerStartup")]
    public void A_type_that_cannot_be_made_or_does_not_say_which_form_answers_is_refused(string source, string told)
    {
        using var package = Compile(source);

        Assert.Contains(told, package.Invalid("orders::A").Message);
    }

    [Fact]
    public void A_generic_type_is_refused()
    {
        using var package = Compile("class A<T> : IHandler<string> { # }");

        Assert.Contains("is generic", package.Invalid("orders::A`1").Message);
    }

    [Theory]
    [InlineData("class A : IHandler<string> { # }", true)]
    [InlineData("struct A : IHandler<string> { # }", true)]
    [InlineData("class A : IHandler<string> { public A(int x) { } # }", true)]
    [InlineData("class A : IHandler<string> { public A(int x) { } public A() { } # }", false)]
    [InlineData("class A : IHandler<string> { private A(int x) { } # }", false)]
    public void With_services_a_handler_has_exactly_one_public_constructor(string source, bool isSound)
    {
        using var package = Compile(source);

        if (isSound)
        {
            package.Check("orders:A", hasServices: true);
        }
        else
        {
            Assert.Contains("exactly one", package.Invalid("orders:A", hasServices: true).Message);
        }
    }

    [Theory]
    [InlineData("public class A { public void M() { } }")]
    [InlineData("public class A { public static void M() { } private A() { } }")]
    [InlineData("public abstract class A { public static void M() { } }")]
    [InlineData("public static class A { public static Task<int> M(string x) => null; }")]
    [InlineData("public struct A { public ValueTask<int> M(string x) => default; }")]
    [InlineData("public class A : B; public class B { public string M(string x, IInvocationContext c, CancellationToken t) => x; }")]
    [InlineData("public class A { public string M(string x, IInvocationContext c) => x; }")]
    [InlineData("public class A { public string M(string x, CancellationToken t) => x; }")]
    [InlineData("public class A { public void M(IInvocationContext c, CancellationToken t) { } }")]
    [InlineData("public class A { public void M(CancellationToken t) { } }")]
    [InlineData("public class A { public async Task M(string x) => await Task.Yield(); }")]
    [InlineData("public class A { public Stream M(Stream x) => x; }")]
    [InlineData("public class A { public ReadOnlyMemory<byte> M(ReadOnlyMemory<byte> x) => x; }")]
    [InlineData("public class MyStream; public class A { public void M(MyStream x) { } }")]
    [InlineData("public class Outer { public class A { public void M() { } } }")]
    public void A_plain_method_may_look_like_this(string source)
    {
        using var package = Compile(source);

        package.Check("orders:A.M");
    }

    [Theory]
    [InlineData("class A { public void M() { } }", "in a type that is not public")]
    [InlineData("class Outer { public class A { public void M() { } } }", "in a type that is not public")]
    [InlineData("public class A { internal void M() { } }", "A.M of package orders is not public")]
    [InlineData("public class A { protected void M() { } }", "A.M of package orders is not public")]
    [InlineData("public abstract class A { public void M() { } }", "is abstract")]
    [InlineData("public interface A { void M(); }", "is an interface")]
    [InlineData("public class A { public A(int x) { } public void M() { } }", "public A()")]
    [InlineData("public class A { public void M<T>(T x) { } }", "is generic")]
    [InlineData("public class A { public void M(ref int x) { } }", "ref, in or out")]
    [InlineData("public class A { public void M(in int x) { } }", "ref, in or out")]
    [InlineData("public class A { public void M(out int x) => x = 1; }", "ref, in or out")]
    [InlineData("public class A { public void M(Span<byte> x) { } }", "ref struct")]
    [InlineData("public ref struct S; public class A { public void M(S x) { } }", "ref struct")]
    [InlineData("public class A { public void M(System.Text.Json.Utf8JsonReader x) { } }", "ref struct")]
    [InlineData("public unsafe class A { public void M(int* x) { } }", "pointer")]
    [InlineData("public unsafe class A { public void M(delegate*<int, void> x) { } }", "pointer")]
    [InlineData("public class A { private int _x; public ref int M() => ref _x; }", "cannot outlive the call")]
    [InlineData("public class A { public ReadOnlySpan<byte> M() => default; }", "cannot outlive the call")]
    [InlineData("public ref struct S; public class A { public S M() => default; }", "cannot outlive the call")]
    [InlineData("public class A { public async void M(string x) => await Task.Yield(); }", "Declare it as async Task: public async Task M(string x)")]
    [InlineData("public class A { public Task<IAsyncEnumerable<int>> M() => null; }", "It should return the sequence itself")]
    [InlineData("public class A { public void M(string x, int y) { } }", "takes 2 payloads")]
    [InlineData("public class A { public void M(IInvocationContext c, string x) { } }", "in another order")]
    [InlineData("public class A { public void M(string x, CancellationToken t, IInvocationContext c) { } }", "in another order")]
    [InlineData("public class A { public void M(string x, CancellationToken t, CancellationToken u) { } }", "twice")]
    [InlineData("public class A { public void M(MemoryStream x) { } }", "Take Stream")]
    [InlineData("public class A { public void M(System.IO.Compression.GZipStream x) { } }", "Take Stream")]
    [InlineData("class A : IHandler<string> { # public void M() { } }", "orders:A: by its interface it may stay internal")]
    public void A_plain_method_that_the_host_cannot_call_is_refused_with_what_would_be_right(string source, string told)
    {
        using var package = Compile(source);

        var error = package.Invalid("orders:A.M");

        Assert.Contains(told, error.Message);
        Assert.True(error.Message.Split('\n').Length >= 3, error.Message);
    }

    [Fact]
    public void A_static_method_of_a_generic_type_is_refused()
    {
        using var package = Compile("public class A<T> { public static void M() { } }");

        Assert.Contains("is generic", package.Invalid("orders::A`1::M").Message);
    }

    [Fact]
    public void A_package_with_a_runtime_of_its_own_is_refused_and_one_without_is_not()
    {
        using var package = Compile("public class A;");
        PackageRules.CheckNotSelfContained(package.Location.Directory);
        File.WriteAllText(Path.Join(package.Location.Directory, "System.Private.CoreLib.dll"), "");

        var error = Assert.Throws<PackageException>(
            () => PackageRules.CheckNotSelfContained(package.Location.Directory));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("--self-contained false", error.Message);
    }

    private static CompiledPackage Compile(string source) =>
        CompiledPackage.Of(source.Replace("#;", Answer).Replace("#", Answer).Replace("@", AnswerNumber));
}
