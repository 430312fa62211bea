using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>The compiler says nothing of what the host takes, nor of what it is not asked for.</summary>
public sealed class SoundHandlersTests
{
    private const string NeedsService = """
        public class Needs(string text) : IHandler<int> { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => new(Task.FromResult(text)); }
        """;

    [Theory]
    [InlineData("""public class T { [Handler("it")] public static string M(Stream order, IInvocationContext context, CancellationToken token) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public string M() => ""; }""")]
    [InlineData("""public struct T { [Handler("it")] public string M(int count) => ""; }""")]
    [InlineData("""public class T { [Handler("it")] public static async IAsyncEnumerable<string> M(int count) { await Task.Yield(); yield return ""; } }""")]
    [InlineData("""public abstract class T { [Handler("it")] public static void M(int count) { } }""")]
    [InlineData("""public record T { [Handler("it")] public async Task<string> M(int count) { await Task.Yield(); return ""; } }""")]
    [InlineData("""[Handler("it")] internal class T : IHandler<int> { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => default; }""")]
    public async Task What_the_host_takes_the_compiler_takes(string source)
    {
        using var package = CompiledPackage.Of(source);
        Assert.EndsWith("by ours", Verdict.Of(package, "orders:it"));

        Assert.Empty(await AnalyzedProject.Told(source));
    }

    [Fact]
    public async Task A_method_without_a_mark_is_anybodys() => Assert.Empty(await AnalyzedProject.Told(
        """public class T { public static async void M<U>(ref U order) => await Task.Yield(); }""".Replace("ref U", "U", StringComparison.Ordinal)));

    [Fact]
    public async Task A_base_class_of_handlers_is_no_handler() => Assert.Empty(await AnalyzedProject.Told(
        """
        public abstract class T(int count) : IHandler<int> { public int Count => count; public abstract ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken); }
        public class U<V>(V value) : IHandler<V> { public V Value => value; public ValueTask HandleAsync(V payload, IInvocationContext context, CancellationToken cancellationToken) => default; }
        """));

    [Fact]
    public async Task A_constructor_with_parameters_needs_a_startup_class()
    {
        const string startup = "public class Startup : IHandlerStartup { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Seen(services); static void Seen(object services) { } }";

        Assert.Contains("IHandlerStartup", Assert.Single(await AnalyzedProject.Told(NeedsService)), StringComparison.Ordinal);
        Assert.Empty(await AnalyzedProject.Told(NeedsService + startup));
        Assert.Contains("IHandlerStartup", Assert.Single(await AnalyzedProject.Told(NeedsService + startup.Replace("class", "abstract class", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("true", 1)]
    public async Task What_no_host_starts_is_not_judged(string isPackage, int found) =>
        Assert.Equal(found, (await AnalyzedProject.Diagnose(NeedsService, "orders", ("LambdaPackage", isPackage))).Length);
}
