using System.Text.Json;
using PluginRuntime.Invocations;
using PluginRuntime.Settings;

namespace PluginRuntime.Tests.Invocations;

public sealed class TraceCauseTests
{
    private const int LongestValue = 64 * 1024;

    [Fact]
    public void An_exception_is_told_with_its_frames_and_the_files_in_them()
    {
        var cause = Read(TraceCause.Of(Staged("No stock.", "at Orders.Pay(Int32 id) in /src/Orders.cs:line 12", "at Orders.Run()", "at Orders.Main() in /src/Orders.cs:line 3")));

        Assert.Equal(
            """[{"path":"/src/Orders.cs","line":12,"label":"Orders.Pay(Int32 id)"},{"label":"Orders.Run()"},{"path":"/src/Orders.cs","line":3,"label":"Orders.Main()"}]""",
            cause.GetProperty("exceptions")[0].GetProperty("stack").GetRawText());
        Assert.Equal("StagedException", cause.GetProperty("exceptions")[0].GetProperty("type").GetString());
        Assert.Equal("No stock.", cause.GetProperty("exceptions")[0].GetProperty("message").GetString());
        Assert.Equal(["/src/Orders.cs"], cause.GetProperty("paths").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal(Environment.CurrentDirectory, cause.GetProperty("working_directory").GetString());
    }

    [Fact]
    public void The_hosts_own_frames_are_left_out()
    {
        var cause = Read(TraceCause.Of(Staged("odd", "at Orders.Pay()", "at PluginRuntime.Handlers.Forms.PlainForm.Invoke()", "at Program.Main()")));

        Assert.Equal("Orders.Pay()", Assert.Single(cause.GetProperty("exceptions")[0].GetProperty("stack").EnumerateArray()).GetProperty("label").GetString());
    }

    [Fact]
    public void What_caused_an_exception_follows_it_and_of_an_aggregate_all()
    {
        var error = new InvalidOperationException("outer", new AggregateException("all", new TimeoutException("one"), new FormatException("two")));

        Assert.Equal(
            ["InvalidOperationException", "AggregateException", "TimeoutException", "FormatException"],
            Read(TraceCause.Of(error)).GetProperty("exceptions").EnumerateArray().Select(found => found.GetProperty("type").GetString()));
    }

    [Fact]
    public void An_init_error_has_its_own_type_and_its_cause()
    {
        var error = FunctionError.OfInit(new InitException("Runtime.InvalidPackage", "Damaged.", new BadImageFormatException("bad")));

        Assert.Equal(
            ["Runtime.InvalidPackage", "BadImageFormatException"],
            Read(error.TraceCause!).GetProperty("exceptions").EnumerateArray().Select(found => found.GetProperty("type").GetString()));
    }

    [Fact]
    public void B6_any_character_arrives_or_is_replaced_in_one_line_of_printable_ASCII()
    {
        const string Text = "nul \0, quote \", backslash \\, feed \r\n, tab \t, delete \u007f, next line \u0085, separator \u2028, wörld 👋";

        var value = TraceCause.Of(new FormatException(Text + "\ud800"));

        Assert.DoesNotContain(value, character => character is < ' ' or > '~');
        Assert.Equal(Text + "\ufffd", Read(value).GetProperty("exceptions")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void What_is_too_long_loses_frames_before_it_loses_causes()
    {
        var frames = Enumerable.Repeat("at " + new string('x', 500) + "()", 100).ToArray();

        var value = TraceCause.Of(new InvalidOperationException("outer", Staged("one", frames, Staged("two", frames))));

        Assert.InRange(value.Length, 1, LongestValue);
        Assert.Equal([0, 20, 20], StacksOf(value));
    }

    [Fact]
    public void What_is_still_too_long_loses_its_causes_before_its_message()
    {
        var longest = new string('x', 32 * 1024);

        var value = TraceCause.Of(new InvalidOperationException(longest, Staged(longest, ["at A.B()"], Staged("three", "at A.B()"))));

        Assert.InRange(value.Length, 1, LongestValue);
        Assert.Equal([0], StacksOf(value));
        Assert.Equal(longest, Read(value).GetProperty("exceptions")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void At_last_the_message_is_cut_and_the_value_is_whole_JSON()
    {
        var value = TraceCause.Of(new FunctionException(new string('\u2028', 100_000), new string('\u2028', 100_000)));

        Assert.InRange(value.Length, LongestValue / 2, LongestValue);
        Assert.Equal(8 * 1024, Read(value).GetProperty("exceptions")[0].GetProperty("message").GetString()!.Length);
    }

    [Theory]
    [InlineData(8, 8, 0)]
    [InlineData(8, 8, 100)]
    [InlineData(8, 8, 100_000)]
    [InlineData(1, 10_000, 10)]
    public void F2_a_tree_of_exceptions_without_end_gives_a_value_of_bounded_length(int branches, int levels, int messageLength)
    {
        Exception tree = Staged(new string('\u2028', messageLength), "at A.B() in /src/" + new string('é', 200) + ".cs:line 1");
        for (var level = 0; level < levels; level++)
        {
            tree = branches == 1 ? new InvalidOperationException("deeper", tree) : new AggregateException("many", Enumerable.Repeat(tree, branches));
        }

        var value = TraceCause.Of(tree);

        Assert.InRange(value.Length, 1, LongestValue);
        Assert.InRange(StacksOf(value).Length, 1, 64);
    }

    [Fact]
    public void A_hundred_different_files_with_long_names_are_within_the_bound()
    {
        var frames = Enumerable.Range(0, 100).Select(number => $"at A.B() in /{new string('é', 1000)}{number}:line 1").ToArray();

        Assert.InRange(TraceCause.Of(Staged("many", frames)).Length, 1, LongestValue);
    }

    [Fact]
    public void An_exception_that_throws_when_it_is_read_is_told_all_the_same() =>
        Assert.Contains("asked for its message", TraceCause.Of(new Unreadable()), StringComparison.Ordinal);

    private static int[] StacksOf(string value) =>
        [.. Read(value).GetProperty("exceptions").EnumerateArray().Select(found => found.GetProperty("stack").GetArrayLength())];

    private static JsonElement Read(string value) => JsonDocument.Parse(value).RootElement;

    private static StagedException Staged(string message, params string[] frames) => new(message, frames, null);

    private static StagedException Staged(string message, string[] frames, Exception inner) => new(message, frames, inner);

    private sealed class StagedException(string message, string[] frames, Exception? inner) : Exception(message, inner)
    {
        public override string StackTrace => string.Join('\n', frames.Select(frame => "   " + frame));
    }

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();
    }
}
