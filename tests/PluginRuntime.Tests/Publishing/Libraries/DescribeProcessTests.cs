using PluginRuntime.Emulator.Processes;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Libraries;

/// <summary>Libraries that do what they should not when they are asked: the process that asks ends, and this one tells.</summary>
public sealed class DescribeProcessTests : IDisposable
{
    private const string Sound = """{"abi":1,"handlers":[{"name":"create","names":["Orders.Create"]},{"name":"cancel"}]}""";

    private static readonly DescribeProgram Program = new(DotNetLocation.Find(), ["exec", Path.Combine(Repository.Built("PluginRuntime.Cli"), "pluginruntime.dll")]);

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_library_tells_its_handlers_with_all_their_names()
    {
        var description = new DescribeProcess(Program).Ask(Library(Sound));

        Assert.Equal(1, description.Abi);
        Assert.Equal(["create", "cancel"], description.Handlers.Select(handler => handler.Names[0]));
        Assert.Equal(["create", "Orders.Create"], description.Handlers[0].Names);
    }

    [Fact]
    public void What_a_library_prints_is_not_its_answer()
    {
        var noise = """for (int line = 0; line < 20000; line++) if (write(1, "{\"abi\":7}\n", 10) < 0) _exit(3);""";

        Assert.Equal(2, new DescribeProcess(Program).Ask(Library(Sound, noise)).Handlers.Length);
    }

    [Fact]
    public void What_a_library_does_at_the_end_of_its_process_does_not_matter() =>
        Assert.Equal(2, new DescribeProcess(Program).Ask(Library(Sound, "extern void pause_for_ever(void); atexit(pause_for_ever);", "void pause_for_ever(void) { for (;;) pause(); }")).Handlers.Length);

    [Theory]
    [InlineData("_exit(7);", "with the exit code 7")]
    [InlineData("exit(0);", "with the exit code 0")]
    [InlineData("abort();", "by SIGABRT")]
    [InlineData("*(volatile int *)8 = 1;", "by SIG")]
    public void P15_A_library_that_ends_its_process_when_it_is_opened_is_told_with_how(string atLoad, string told) =>
        Assert.Contains(told, Refused(Library(Sound, atLoad)).Message, StringComparison.Ordinal);

    [Fact]
    public void P15_A_library_that_hangs_is_ended_and_told_with_the_time()
    {
        var path = Library(Sound, "for (;;) pause();");

        var error = Assert.Throws<PackageException>(() => new DescribeProcess(Program) { Limit = TimeSpan.FromSeconds(1) }.Ask(path));

        Assert.Contains("has not said within 1 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("pluginruntime_create", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no such JSON")]
    [InlineData("orders", "no such JSON")]
    [InlineData("""{"abi":1}""", "no such JSON")]
    [InlineData("""{"abi":1,"handlers":[]}""", "lists no handler")]
    [InlineData("""{"abi":1,"handlers":[{"name":"a/b"}]}""", "'a/b'")]
    [InlineData("""{"abi":1,"handlers":[{"name":"a"},{"name":"a"}]}""", "two handlers named 'a'")]
    [InlineData("""{"abi":1,"handlers":[{"name":"a","names":[null]}]}""", "null among the names")]
    [InlineData("""{"abi":0,"handlers":[{"name":"a"}]}""", "the first version is 1")]
    [InlineData("""{"abi":2,"handlers":[{"name":"a"}]}""", "version 2 of pluginruntime.h, and this host knows versions up to 1")]
    public void P15_An_answer_that_is_none_is_told_with_the_right_form(string answer, string told) =>
        Assert.Contains(told, Refused(Library(answer)).Message, StringComparison.Ordinal);

    [Fact]
    public void P15_No_answer_at_all_is_told()
    {
        var path = NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo(Sound).Replace("pluginruntime_describe(void) { return \"", "pluginruntime_describe(void) { return 0; return \"", StringComparison.Ordinal));

        Assert.Contains("no such JSON", Refused(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void P15_A_library_that_needs_one_that_is_not_there_is_told_with_its_name()
    {
        SkipUnlessCompiled();
        NativeHandlerFile.Build(_disk["libacme.so.1"], "__attribute__((visibility(\"default\"))) int acme(void) { return 1; }", "-Wl,-soname,libacme.so.1");
        var path = NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo(Sound, "extern int acme(void); acme();"), _disk["libacme.so.1"]);
        File.Delete(_disk["libacme.so.1"]);

        Assert.Contains("needs the library 'libacme.so.1', which was not found", Refused(path).Message, StringComparison.Ordinal);
    }

    private static PackageException Refused(string path) => Assert.Throws<PackageException>(() => new DescribeProcess(Program).Ask(path));

    private static void SkipUnlessCompiled() => Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);

    private string Library(string answer, string atLoad = "", string more = "")
    {
        SkipUnlessCompiled();
        return NativeHandlerFile.Build(_disk["orders.so"], NativeHandlerFile.Echo(answer, atLoad) + more);
    }
}
