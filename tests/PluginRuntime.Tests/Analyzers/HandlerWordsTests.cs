using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>The compiler refuses what the host refuses at its start, and says the same.</summary>
public sealed class HandlerWordsTests
{
    private const string Types = """
        public record Order(int Count);
        public record Receipt(string Text);
        public ref struct OnTheStack;

        """;

    [Theory]
    [InlineData("""public class T { [Handler("it")] public static string M<U>(U order) => ""; }""")]
    [InlineData("""public abstract class T { [Handler("it")] public abstract string M(Order order); }""")]
    [InlineData("""public abstract class T { [Handler("it")] public string M(Order order) => ""; }""")]
    [InlineData("""public class T<U> { [Handler("it")] public static string M(Order order) => ""; }""")]
    [InlineData("""public class T<U> { public class Inner { [Handler("it")] public string M(Order order) => ""; } }""")]
    [InlineData("""public interface T { [Handler("it")] string M(Order order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] internal static string M(Order order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] static string M(Order order) => ""; }""")]
    [InlineData("""internal class T { [Handler("it")] public static string M(Order order) => ""; }""")]
    [InlineData("""public class T { internal class Inner { [Handler("it")] public static string M(Order order) => ""; } }""")]
    [InlineData("""internal class T { public class Inner { [Handler("it")] public static string M(Order order) => ""; } }""")]
    [InlineData("""public class T { [Handler("it")] public static async void M(Order order) => await Task.Yield(); }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(ref Order order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(in Order order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(out Order order) { order = null!; return ""; } }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(ReadOnlySpan<byte> order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(OnTheStack order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static unsafe string M(int* order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static unsafe string M(delegate*<int, void> order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static Span<byte> M(Order order) => default; }""")]
    [InlineData("""public class T { [Handler("it")] public static OnTheStack M(Order order) => default; }""")]
    [InlineData("""public class T { static int s; [Handler("it")] public static ref int M(Order order) => ref s; }""")]
    [InlineData("""public class T { [Handler("it")] public static async Task<IAsyncEnumerable<string>> M(Order order) { await Task.Yield(); return null!; } }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(MemoryStream order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(Order order, int second) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(IInvocationContext context, Order order) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(CancellationToken token, IInvocationContext context) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static string M(IInvocationContext one, IInvocationContext two) => ""; }""")]
    [InlineData("""public class T(Order order) { [Handler("it")] public string M() => order.ToString(); }""")]
    [InlineData("""public class T { private T() { } [Handler("it")] public string M() => ""; }""")]
    [InlineData("""[Handler("it")] public class T { public string M(Order order) => ""; }""")]
    [InlineData("""[Handler("it")] public static class T { public static string M(Order order) => ""; }""")]
    [InlineData("""[Handler("it")] public abstract class T : IRawHandler { public abstract ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken); }""")]
    public async Task What_the_host_refuses_the_compiler_refuses_with_the_same_words(string declaration)
    {
        using var package = CompiledPackage.Of(Types + declaration);
        var verdict = Verdict.Of(package, "orders:it");
        Assert.StartsWith("Runtime.InvalidHandler: ", verdict);

        var told = await AnalyzedProject.Told(Types + declaration);

        Assert.Equal([AnalyzedProject.InOneLine(verdict.Replace("Runtime.InvalidHandler", "PLR2001", StringComparison.Ordinal))], told);
    }

    [Theory]
    [InlineData("(int, string, Order) one, Order[] two, List<Order[]>[,] three, int? four")]
    [InlineData("Dictionary<string, List<(int, int, int, int, int, int, int, int, int)>> one, dynamic two, nint three")]
    [InlineData("Outer<int>.Inner<string> one, Outer<Order>.Plain two, Outer<int>.Inner<Order>[][,] three")]
    public async Task Types_are_printed_as_the_host_prints_them(string parameters)
    {
        var source = $$"""
            public class Order; public class Outer<T> { public class Inner<U>; public class Plain; }
            public class T { [Handler("it")] public static string M({{parameters}}) => ""; }
            """;
        using var package = CompiledPackage.Of(source);

        Assert.Equal(
            ["PLR2001: " + AnalyzedProject.InOneLine(package.Invalid("orders:it").Message)], await AnalyzedProject.Told(source));
    }

    [Theory]
    [InlineData("IHandler<Order, Receipt>, IHandler<int, Receipt>")]
    [InlineData("IRawHandler, IHandler<Order>")]
    [InlineData("IHandler<Order>, IStreamingHandler<Order>, IRawHandler")]
    public async Task A_class_with_two_handler_interfaces_needs_no_mark_to_be_refused(string interfaces)
    {
        var source = Types + $$"""
            public class T : {{interfaces}}
            {
                public ValueTask<Receipt> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => default;
                public ValueTask<Receipt> HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => default;
                ValueTask IHandler<Order>.HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => default;
                public ValueTask HandleAsync(Order payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken) => default;
                public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken) => default;
            }
            """;
        source = interfaces.Contains("IHandler<Order>", StringComparison.Ordinal)
            ? source
            : source.Replace("ValueTask IHandler<Order>.HandleAsync", "ValueTask Other", StringComparison.Ordinal);
        using var package = CompiledPackage.Of(source);

        Assert.Equal(["PLR2001: " + AnalyzedProject.InOneLine(package.Invalid("orders:T").Message)], await AnalyzedProject.Told(source));
    }

    [Fact]
    public async Task Of_the_plugin_that_is_all_refused_the_compiler_sees_what_is_a_handler_without_a_handler_string()
    {
        var source = File.ReadAllText(Path.Join(Repository.Root, "tests/plugins/Refused/Methods.cs"));

        var found = Assert.Single(await AnalyzedProject.Diagnose(source.Replace("using PluginRuntime;", "", StringComparison.Ordinal)));

        Assert.Contains("Refused.Both of package orders implements both", AnalyzedProject.Words(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_stands_at_the_name_of_the_method_or_the_type()
    {
        const string source = """
            public class T { [Handler("it")] public static async void Wrong() => await Task.Yield(); }
            public class U(int count) : IHandler<int> { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => new(Task.Delay(count)); }
            """;

        var found = await AnalyzedProject.Diagnose(source);

        Assert.Equal(
            ["Wrong", "U"],
            found.Select(diagnostic => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
    }
}
