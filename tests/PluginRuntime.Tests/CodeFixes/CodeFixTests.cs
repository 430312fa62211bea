extern alias fixes;

using fixes::PluginRuntime.CodeFixes;

namespace PluginRuntime.Tests.CodeFixes;

/// <summary>What an editor offers compiles, mends what was told, and leaves every other byte as it was.</summary>
public sealed class CodeFixTests
{
    private const string Context = """
        [System.Text.Json.Serialization.JsonSerializable(typeof(int))] // first
        // and a comment
        public class Json : System.Text.Json.Serialization.JsonSerializerContext
        {
            public Json() : base(null) { }
            public static Json Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo GetTypeInfo(Type type) => null;
        }
        """;

    [Theory]
    [InlineData("public static  async void /* why */ M() => await Task.Yield();", "public static  async Task /* why */ M() => await Task.Yield();")]
    [InlineData("public async void\n  M() { await Task.Yield(); return; }", "public async Task\n  M() { await Task.Yield(); return; }")]
    public async Task An_async_void_handler_returns_a_task(string before, string after)
    {
        const string another = "public async void N() => await Task.Yield();";

        Assert.Equal([Marked(after)], await FixedProject.Fix(new AsyncTaskFix(), isAll: false, Marked(before)));
        Assert.Equal(
            [Marked(after), Marked(another.Replace("void", "Task", StringComparison.Ordinal), "U")],
            await FixedProject.Fix(new AsyncTaskFix(), isAll: true, Marked(before), Marked(another, "U")));
    }

    [Theory]
    [InlineData("public void M<V>(V of) { }")]
    [InlineData("internal void M() { }")]
    public async Task What_is_refused_for_another_reason_has_no_such_fix(string method) =>
        Assert.Equal(0, await FixedProject.CountOffered(new AsyncTaskFix(), Marked(method)));

    [Theory]
    [InlineData("\n", "Note", "Note")]
    [InlineData("\r\n", "Note", "Note")]
    [InlineData("\n", "List<Note[]>", "List<Note[]>")]
    [InlineData("\n", "Deep.Note", "Deep.Note")]
    [InlineData("\n", "long?", "long?")]
    public async Task A_type_is_made_known_to_the_JSON_context_in_the_file_where_that_is(string end, string type, string written)
    {
        var context = Context.ReplaceLineEndings(end);
        var handler = "public class Note; namespace Deep { public class Note; } " + Marked($"public static void M({type} note) {{ }}");

        var after = await FixedProject.Fix(new JsonContextFix(), isAll: false, "[assembly: PluginJsonContext(typeof(Json))]", context, handler);

        Assert.Equal(context.Replace("(typeof(int))] // first", $"(typeof(int))]{end}[System.Text.Json.Serialization.JsonSerializable(typeof({written}))] // first", StringComparison.Ordinal), after[1]);
        Assert.Equal(handler, after[2]);
    }

    [Fact]
    public async Task All_types_are_made_known_at_once_and_each_once()
    {
        const string one = "public class One; public class Two; public class T { [Handler(\"a\")] public static Two M(One one) => null; [Handler(\"b\")] public static void N(Two two) { } }";
        const string other = "public class Three; public class U { [Handler(\"c\")] public static Three M(One one) => null; }";

        var after = await FixedProject.Fix(new JsonContextFix(), isAll: true, "[assembly: PluginJsonContext(typeof(Json))]", Context, one, other);

        Assert.All(["One", "Two", "Three"], name => Assert.Equal(2, after[1].Split($"typeof({name})").Length));
        Assert.Equal([one, other], after[2..]);
    }

    [Theory]
    [InlineData("async Task<int> M() { var task = Task.FromResult(1); return /* one */ task.Result; }", "async Task<int> M() { var task = Task.FromResult(1); return /* one */ await task; }")]
    [InlineData("async Task<int> M() { await Task.Yield(); return Of().Result.Length; }", "async Task<int> M() { await Task.Yield(); return (await Of()).Length; }")]
    [InlineData("async Task M() { Task.Delay(1) . Wait(); await Task.Yield(); }", "async Task M() { await Task.Delay(1); await Task.Yield(); }")]
    [InlineData("async Task M() { await Task.Yield(); Of().ConfigureAwait(false).GetAwaiter().GetResult(); }", "async Task M() { await Task.Yield(); await Of().ConfigureAwait(false); }")]
    [InlineData("async Task M() { await Task.Yield(); Task.WaitAll(Of(), Of()); }", "async Task M() { await Task.Yield(); await Task.WhenAll(Of(), Of()); }")]
    [InlineData("Task<string> M() => Task.FromResult(Of().Result);", "async Task<string> M() => await Of();")]
    [InlineData("ValueTask<string> M() { if (Of().Result == \"\") { return new ValueTask<string>(Of()); } return ValueTask.FromResult(\"\"); }", "async ValueTask<string> M() { if (await Of() == \"\") { return await new ValueTask<string>(Of()); } return \"\"; }")]
    [InlineData("Task M() { _ = Of().Result; return Task.CompletedTask; }", "async Task M() { _ = await Of(); return; }")]
    [InlineData("Task M() { _ = Of().Result; if (1 > 2) return Of(); return Of(); }", "async Task M() { _ = await Of(); if (1 > 2) { await Of(); return; } await Of(); }")]
    public async Task What_blocks_is_awaited_and_the_method_becomes_async_for_it(string before, string after) =>
        Assert.Equal([WithOf(after)], await FixedProject.Fix(new AwaitFix(), isAll: true, WithOf(before)));

    [Fact]
    public async Task Two_in_one_method_and_one_in_the_other_are_mended_at_once()
    {
        const string before = "Task<string> M() => Task.FromResult(Of().Result + Sum(Of().Result.Length));";

        Assert.Equal(
            [WithOf("async Task<string> M() => await Of() + Sum((await Of()).Length);"), WithOf("async Task<string> M() => await Of();", "U")],
            await FixedProject.Fix(new AwaitFix(), isAll: true, WithOf(before), WithOf("Task<string> M() => Task.FromResult(Of().Result);", "U")));
    }

    [Theory]
    [InlineData("string M() => Of().Result;")]
    [InlineData("void M() => Of().Wait();")]
    [InlineData("async Task M() { await Task.Yield(); lock (typeof(int)) { Of().Wait(); } }")]
    [InlineData("async Task M() { await Task.Yield(); Func<string> of = () => Of().Result; of(); }")]
    [InlineData("async Task M() { await Task.Yield(); Task.WaitAll(new[] { Of() }, 10); }")]
    [InlineData("async Task M() { await Task.Yield(); Of().Wait(10); }")]
    public async Task Where_nothing_can_be_awaited_or_a_limit_would_be_lost_nothing_is_offered(string method) =>
        Assert.Equal(0, await FixedProject.CountOffered(new AwaitFix(), WithOf(method)));

    private static string Marked(string method, string type = "T") => $"public class {type} {{ [Handler(\"{type}\")] {method} }}";

    private static string WithOf(string method, string type = "T") => Marked($"public {method}\n  static Task<string> Of() => Task.FromResult(\"\"); static int Sum(int of) => of;", type);
}
