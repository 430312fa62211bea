using Microsoft.CodeAnalysis;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>What a project names as its functions' handlers is judged as the host judges it, with the same words.</summary>
public sealed class NamedHandlersTests
{
    private const string Ours = """
        namespace Orders
        {
            public record Order(int Count) { public static string Place(Order order) => ""; }
            public record struct Line(int Count) { public string Place(Order order) => ""; }
            public class Base { public virtual string Place(Order order) => ""; public string Inherited(Order order) => ""; protected string Hidden(Order order) => ""; private string Own(Order order) => ""; }
            public class Checkout : Base
            {
                public override string Place(Order order) => "";
                public string Overloaded(Order order) => "";
                public string Overloaded(List<Dictionary<string, Order>> orders, CancellationToken token) => "";
                public static async void Later(List<Order> orders, int? count) => await Task.Yield();
                public static string Two(Order[] orders, Dictionary<string, Order>[,] second, (int, Order) third) => "";
                public static string ByReference(ref Order order) => "";
                public static string Span(ReadOnlySpan<byte> order) => "";
                public static string Many(params Order[] orders) => "";
                public static T Generic<T>(T order) => order;
                public static Task<IAsyncEnumerable<Order>> Sequences(Order order) => null;
                public string Property { get; set; }
                internal static string NotPublic(Order order) => "";
                public class Nested { public string Place(Order order) => ""; public class Deeper { public void Place() { } } }
                private class Secret { public string Place(Order order) => ""; }
            }
            public partial class Parts { public static partial void Later(Order order); partial void Nowhere(); }
            public partial class Parts { public static async partial void Later(Order order) => await Task.Yield(); }
            public abstract class Abstract { public abstract string Place(Order order); public static string Static(Order order) => ""; public string Instance(Order order) => ""; }
            public class Generic<T> { public string Place(T order) => ""; public class Inner { public static string Place(T order) => ""; } }
            public class Closed : Generic<List<Order>> { }
            public static class Static { public static string Place(Order order) => ""; }
            public interface IPlaces { string Place(Order order) => ""; static string Static(Order order) => ""; }
            public class Explicit : IPlaces, IRawHandler
            {
                string IPlaces.Place(Order order) => "";
                ValueTask IRawHandler.HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken token) => default;
            }
            public class NeedsOrder(Order order) { public string Place() => order.ToString(); }
            public struct Value { public string Place(Order order) => ""; }
            public ref struct OnTheStack { public static string Place(Order order) => ""; }
            public class Failure : Exception { public string Place(Order order) => ""; }
            public class Reading : MemoryStream { public new string Read(byte[] order) => ""; }
            public enum Kind { One }
            public delegate string Placing(Order order);
            public class Twice : IHandler<Order>, IHandler<int, string>
            {
                ValueTask IHandler<Order>.HandleAsync(Order payload, IInvocationContext context, CancellationToken token) => default;
                ValueTask<string> IHandler<int, string>.HandleAsync(int payload, IInvocationContext context, CancellationToken token) => default;
            }
            public class Raw : IRawHandler { public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken token) => default; }
        }
        namespace Other { public class Raw : Orders.Raw { } public class Static { } }
        """;

    private const string Serializer = """
        [assembly: LambdaSerializer(typeof(Serializer))]
        public class Serializer : ILambdaSerializer { public T Deserialize<T>(Stream stream) => default; public void Serialize<T>(T value, Stream stream) { } }

        """;

    private static readonly string[] Names =
    [
        "Orders.Order", "Order", "Line", "Base", "Checkout", "Orders.Checkout+Nested", "Nested", "Orders.Checkout+Nested+Deeper", "Secret", "Parts", "Abstract",
        "Generic`1", "Orders.Generic`1+Inner", "Closed", "Static", "Orders.Static", "IPlaces", "Explicit", "NeedsOrder", "Value", "OnTheStack", "Failure", "Reading", "Kind", "Placing", "Twice",
        "Raw", "Orders.Raw", "Other.Raw", "Chekout", "orders.checkout", "Checkout.Nested",
    ];

    private static readonly string[] FewMethods = ["Place", "Static", "HandleAsync", "Later", "Nowhere", "Orders.IPlaces.Place"];

    private static readonly string[] Methods =
    [
        "Place", "Place(Order)", "Inherited", "Hidden", "Own", "Overloaded", "Overloaded(Order)", "Overloaded(int)", "Overloaded(List<Dictionary<string,Order>>,CancellationToken)",
        "Later", "Two", "ByReference", "Span", "Many", "Generic", "Sequences", "get_Property", "Property", "NotPublic", "Nowhere", "Static", "Instance", "HandleAsync",
        "Orders.IPlaces.Place", "ToString", "Plaec",
    ];

    public static TheoryData<string, bool> Kinds => new() { { "", false }, { "::", false }, { "", true }, { "::", true } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_is_named_the_compiler_and_the_host_say_the_same(string separator, bool isAws)
    {
        var source = (isAws ? Serializer : "") + Ours;
        using var package = isAws ? CompiledPackage.OfAws(source) : CompiledPackage.Of(source);
        string[] written = separator.Length == 0 ? [":", "."] : [separator, separator];
        string[] handlers =
        [
            .. Names.Select(type => $"orders{written[0]}{type}"),
            .. Methods.Select(method => $"orders{written[0]}Checkout{written[1]}{method}"),
            .. from type in Names from method in FewMethods select $"orders{written[0]}{type}{written[1]}{method}",
            "orders", "orders:", "orders:a b", "orders::", "orders:Checkout.Place(Order", "orders@1.0:Orders.Checkout.Later", "orders/x",
        ];

        var differences = new List<string>();
        var refused = 0;
        foreach (var handler in handlers)
        {
            var host = Host(package, handler);
            refused += host is null ? 0 : 1;
            var told = (await AnalyzedProject.Named(source, handler, isAws)).Select(line => line["PLR2001: ".Length..])
                .Where(line => line == host || !line.StartsWith("Orders.Twice of package orders implements both", StringComparison.Ordinal));
            if (string.Join('\n', told) != (host ?? ""))
            {
                differences.Add($"{handler}\n  host:     {host}\n  compiler: {string.Join("\n            ", told)}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.InRange(refused, handlers.Length / 2, handlers.Length - 5);
    }

    [Theory]
    [InlineData("orders:Chekout.Place", "PLR2005", "Checkout.Place")]
    [InlineData("orders:Checkout.Plaec", "PLR2005", "Place")]
    [InlineData("orders::Checkout::Plaec", "PLR2005", "Place")]
    [InlineData("orders:Checkout", "PLR2001", "implements no handler interface")]
    [InlineData("orders:Checkout.Later", "PLR2001", "async Task")]
    [InlineData("orders:", "PLR2005", "Change the function's Handler setting")]
    public async Task A_name_that_leads_nowhere_is_told_with_the_nearest(string handler, string code, string words)
    {
        const string source = """public class Checkout { public string Place(int count) => ""; public async void Later() => await Task.Yield(); }""";

        var told = Assert.Single(await AnalyzedProject.Named(source, handler));

        Assert.StartsWith(code, told);
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other:Nothing")]
    [InlineData("Orders:Nothing")]
    [InlineData("other::Nothing::Place")]
    [InlineData("orders:Checkout.Place | orders::Checkout::Place|")]
    public async Task Of_another_package_and_of_what_is_there_nothing_is_said(string handlers) =>
        Assert.Empty(await AnalyzedProject.Named("""public class Checkout { public string Place(int count) => ""; }""", handlers));

    [Fact]
    public async Task A_method_that_is_marked_and_named_is_told_once_and_at_its_name()
    {
        const string source = """public class T { [Handler("it")] public async void Later() => await Task.Yield(); }""";

        var found = Assert.Single(await AnalyzedProject.Diagnose(source, "orders", ("_LambdaHandlers", "orders:it|orders:T.Later|orders::T::Later")));

        Assert.Equal("Later", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("""static string Place(int count) => ""; _ = Place(1);""")]
    [InlineData("""string Place(int count) => "" + this; _ = Place(1);""")]
    [InlineData("""var local = ""; string Place(int count) => local; Func<int, string> kept = Place; _ = kept(1);""", "Place")]
    [InlineData("""var place = [Handler("it")] (int count) => ""; _ = place(1);""", "lambda")]
    [InlineData("""var local = ""; var place = [Handler("it")] (int count) => local; _ = place(1);""", "lambda")]
    public async Task A_mark_on_what_is_local_to_a_method_is_refused_by_compiler_and_host_in_words_that_name_it(string body, string name = "Place")
    {
        var marked = name == "lambda" ? body : body.Replace("string Place", """[Handler("it")] string Place""", StringComparison.Ordinal).Replace("static [Handler(\"it\")]", "[Handler(\"it\")] static", StringComparison.Ordinal);
        foreach (var source in new[] { $"public class T {{ public void Run() {{ {marked} }} }}", $"public class T {{ public void Run<U>(U of) {{ {marked} }} }}" })
        {
            using var package = CompiledPackage.Of(source);
            var verdict = Verdict.Of(package, "orders:it");

            Assert.StartsWith("Runtime.InvalidHandler: T.Run's ", verdict);
            Assert.Contains(name, verdict, StringComparison.Ordinal);
            Assert.DoesNotContain("<Run>", verdict, StringComparison.Ordinal);
            Assert.Equal([AnalyzedProject.InOneLine(verdict.Replace("Runtime.InvalidHandler", "PLR2001", StringComparison.Ordinal))], await AnalyzedProject.Told(source));
        }
    }

    [Fact]
    public async Task A_program_that_is_named_alone_is_no_fault_and_a_library_is()
    {
        const string source = """public class T { public static void Main() { } }""";

        Assert.Empty(await AnalyzedProject.Named(source, "orders", isAws: true, OutputKind.ConsoleApplication));
        Assert.StartsWith("PLR2005", Assert.Single(await AnalyzedProject.Named(source, "orders", isAws: true)));
    }

    private static string? Host(CompiledPackage package, string handler)
    {
        var verdict = Verdict.Of(package, handler);
        return verdict.StartsWith("Runtime.", StringComparison.Ordinal)
            ? AnalyzedProject.InOneLine(verdict[(verdict.IndexOf(": ", StringComparison.Ordinal) + 2)..].Replace($" in {package.Location.Directory}", "", StringComparison.Ordinal))
            : null;
    }
}
