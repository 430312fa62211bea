namespace PluginRuntime.Tests.Analyzers;

/// <summary>What would hold a plugin in memory after a hot swap is told where a handler or a startup class begins it.</summary>
public sealed class PinsTests
{
    [Theory]
    [InlineData("public H() { Console.CancelKeyPress += (_, _) => { }; }", "System.Console.CancelKeyPress")]
    [InlineData("static H() => AppDomain.CurrentDomain.ProcessExit += Exit; static void Exit(object sender, EventArgs arguments) { }", "System.AppDomain.ProcessExit")]
    [InlineData("public H() { TaskScheduler.UnobservedTaskException += (_, _) => { }; }", "System.Threading.Tasks.TaskScheduler.UnobservedTaskException")]
    [InlineData("static readonly Timer s_timer = new(_ => { });", "a timer; dispose it when the handler is disposed (System.Threading.Timer)")]
    [InlineData("static Timer Kept { get; } = new Timer(_ => { });", "a timer")]
    [InlineData("static Thread s_thread; public H() { s_thread = new Thread(() => { }); }", "a thread that may still run")]
    [InlineData("static System.Timers.Timer s_timer; static H() { s_timer ??= new System.Timers.Timer(); }", "a timer")]
    public async Task It_is_told_with_what_gives_it_up(string members, string words)
    {
        var told = Assert.Single(await AnalyzedProject.Told(Handler(members)));

        Assert.StartsWith("PLR2009: H has what may keep its code in memory after a hot swap: ", told);
        Assert.Contains(words, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readonly Timer _timer = new(_ => { });")]
    [InlineData("event Action Own; public H() { Own += () => { }; Static += () => { }; } static event Action Static;")]
    [InlineData("public H() { Console.CancelKeyPress -= null; }")]
    [InlineData("static readonly object s_lock = new();")]
    public async Task What_is_the_handlers_own_is_not(string members) => Assert.Empty(await AnalyzedProject.Told(Handler(members)));

    [Fact]
    public async Task A_startup_class_is_looked_into_and_another_is_not()
    {
        const string body = "{ Console.CancelKeyPress += (_, _) => { }; }";

        Assert.StartsWith("PLR2009: S", Assert.Single(await AnalyzedProject.Told(
            $"public class S : IHandlerStartup {{ public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) {body} }}")));
        Assert.Empty(await AnalyzedProject.Told($"public class Other {{ public Other() {body} }}"));
    }

    private static string Handler(string members) => $$"""
        public class H : IHandler<int> { {{members}} public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => default; }
        """;
}
