extern alias analyzers;

using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>While source is being written it is broken most of the time, and nothing breaks with it.</summary>
public sealed class BrokenSourceTests
{
    private const string Source = """
        using Microsoft.Extensions.DependencyInjection;
        [assembly: PluginJsonContext(typeof(Json))] [assembly: LambdaSerializer(typeof(Sound))]
        public class Sound : ILambdaSerializer { public T Deserialize<T>(Stream stream) => default; public void Serialize<T>(T value, Stream stream) { } }
        [System.Text.Json.Serialization.JsonSerializable(typeof(int))]
        public class Json : System.Text.Json.Serialization.JsonSerializerContext { }
        public record Order(int Count, List<Order[]> Inner);
        public class Startup : IHandlerStartup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Order>().AddScoped(typeof(List<>), typeof(List<>)).AddTransient(provider => new Json());
        }
        public class Checkout(Order order, IServiceProvider provider) : IHandler<Order, int>
        {
            static readonly Timer s_timer = new(_ => { });
            static Checkout() => AppDomain.CurrentDomain.ProcessExit += (_, _) => { };
            public async ValueTask<int> HandleAsync(Order payload, IInvocationContext context, CancellationToken token) { await Task.Delay(1); return Task.FromResult(1).Result; }
            [Handler("place")] public async void Place(ref Order one, params int[] more) { [Handler("local")] static int Local() => 1; Task.WaitAll(Task.Delay(Local())); }
            [Handler("place")] public static partial Task<int> Placed();
        }
        public partial class Generic<T> where T : IRawHandler { public class Inner : Generic<Inner> { [Handler("x")] public T Of<U>(Span<U> of) => default; } }
        """;

    [Fact]
    public async Task Cut_anywhere_it_is_analyzed_without_an_exception()
    {
        for (var end = Source.Length; end > 0; end -= 11)
        {
            Assert.Empty(await Exceptions(Source[..end]));
        }
    }

    [Fact]
    public async Task Without_any_one_word_it_is_analyzed_without_an_exception()
    {
        var words = Source.Split(' ');
        for (var left = 0; left < words.Length; left += 2)
        {
            Assert.Empty(await Exceptions(string.Join(' ', words.Where((_, index) => index != left))));
        }
    }

    private static async Task<string[]> Exceptions(string source)
    {
        var thrown = new List<string>();
        var analyzed = CompiledPackage.Compilation(source, isAws: true).WithAnalyzers(
            [new HandlerAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new ProjectProperties([("_LambdaHandlers", "orders:Checkout.Place|orders::Checkout::HandleAsync|orders:place|orders:Generic`1+Inner.Of|orders")])),
                onAnalyzerException: (error, _, _) => thrown.Add($"{error}\n{source}"),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. thrown];
    }
}
