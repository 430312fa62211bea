namespace PluginRuntime.Tests.Analyzers;

/// <summary>An asynchronous handler that could be told of the deadline, and is not, is told so.</summary>
public sealed class MissingTokenTests
{
    [Theory]
    [InlineData("Task.Delay(1)", "System.Threading.Tasks.Task.Delay")]
    [InlineData("Task.Delay(1).ConfigureAwait(false)", "System.Threading.Tasks.Task.Delay")]
    [InlineData("Optional()", "T.Optional")]
    [InlineData("Generic(new List<int>())", "T.Generic")]
    public async Task What_is_awaited_and_could_have_one_is_named(string awaited, string name)
    {
        var told = Assert.Single(await AnalyzedProject.Told(Handler("", awaited)));

        Assert.StartsWith($"PLR2007: T.M awaits {name} without a token", told);
        Assert.Empty(await AnalyzedProject.Told(Handler("CancellationToken token", awaited)));
    }

    [Theory]
    [InlineData("Task.Yield()")]
    [InlineData("Task.CompletedTask")]
    [InlineData("Nothing()")]
    public async Task What_could_not_have_one_is_not(string awaited) => Assert.Empty(await AnalyzedProject.Told(Handler("", awaited)));

    [Fact]
    public async Task By_AWSs_rules_there_is_no_token_to_take()
    {
        const string source = """public class T { public async Task M() => await Task.Delay(1); }""";

        Assert.StartsWith("PLR2007", Assert.Single(await AnalyzedProject.Named(source, "orders:T.M")));
        Assert.Empty(await AnalyzedProject.Named(source, "orders::T::M", isAws: true));
    }

    private static string Handler(string parameters, string awaited) => $$"""
        public class T
        {
            [Handler("it")] public static async Task M({{parameters}}) => await {{awaited}};
            static Task Nothing() => Task.CompletedTask;
            static Task Nothing(int count, CancellationToken token) => Task.CompletedTask;
            static Task Optional(CancellationToken token = default) => Task.CompletedTask;
            static Task Generic<U>(List<U> of) => Task.CompletedTask;
            static Task Generic<U>(List<U> of, CancellationToken token) => Task.CompletedTask;
        }
        """;
}
