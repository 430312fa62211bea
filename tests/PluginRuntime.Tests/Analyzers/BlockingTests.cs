namespace PluginRuntime.Tests.Analyzers;

/// <summary>A handler that waits for a task with its thread is told where; a task that is done is waited for by nobody.</summary>
public sealed class BlockingTests
{
    [Theory]
    [InlineData("task.Result", ".Result")]
    [InlineData("new ValueTask<int>(task).Result", ".Result")]
    [InlineData("task.GetAwaiter().GetResult()", ".GetAwaiter().GetResult()")]
    [InlineData("task.ConfigureAwait(false).GetAwaiter().GetResult()", ".GetAwaiter().GetResult()")]
    [InlineData("task.Wait(10) ? 1 : 2", ".Wait()")]
    [InlineData("Task.WaitAny(task)", "Task.WaitAny")]
    [InlineData("((Func<int>)(() => task.Result))()", ".Result")]
    public async Task Each_way_is_told(string expression, string words)
    {
        var told = Assert.Single(await AnalyzedProject.Told(Handler($"var task = Task.FromResult(1); return {expression};")));

        Assert.StartsWith($"PLR2006: T.M waits for a task by {words}: ", told);
    }

    [Theory]
    [InlineData("var task = Task.FromResult(1); await task; return task.Result;")]
    [InlineData("var task = Task.FromResult(1); await Task.WhenAll(task, Task.CompletedTask); return task.Result;")]
    [InlineData("var task = Task.FromResult(1); return task.IsCompletedSuccessfully ? task.Result : await task;")]
    [InlineData("var all = new[] { Task.FromResult(1) }; await Task.WhenAll(all); return all.Sum(one => one.Result);")]
    [InlineData("return await Task.FromResult(1).ContinueWith(one => one.Result);")]
    [InlineData("await Task.Yield(); return new Of().Result;")]
    public async Task A_task_that_is_done_and_what_is_no_task_are_not(string body) => Assert.DoesNotContain(
        await AnalyzedProject.Told(Handler(body).Replace("static int", "static async Task<int>", StringComparison.Ordinal)), line => line.StartsWith("PLR2006", StringComparison.Ordinal));

    [Fact]
    public async Task Interface_handlers_and_named_methods_are_looked_into_and_no_others()
    {
        const string source = """
            public class H : IHandler<int> { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken token) { Task.WaitAll(Task.Delay(1)); return default; } }
            public class E : IHandler<int> { ValueTask IHandler<int>.HandleAsync(int payload, IInvocationContext context, CancellationToken token) { Task.Delay(1).Wait(); return default; } }
            public class T { public int Named() => Task.FromResult(1).Result; public int Other() => Task.FromResult(1).Result; }
            """;

        var told = await AnalyzedProject.Named(source, "orders:T.Named");

        Assert.Equal(3, told.Length);
        Assert.Contains(told, line => line.StartsWith("PLR2006: T.Named", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public class Base<T> { public int Named() => Task.FromResult(1).Result; } public class T : Base<string>;")]
    [InlineData("public partial class T { public partial int Named(); } public partial class T { public partial int Named() => Task.FromResult(1).Result; }")]
    public async Task A_named_method_is_found_where_its_code_is(string source) =>
        Assert.StartsWith("PLR2006", Assert.Single(await AnalyzedProject.Named(source, "orders:T.Named")));

    private static string Handler(string body) => $$"""
        public class Of { public int Result => 1; }
        public class T { [Handler("it")] public static int M() { {{body}} } }
        """;
}
