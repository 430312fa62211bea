using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log.Records;

public sealed class ExceptionTextTests
{
    [Fact]
    public void Few_exceptions_have_dotnets_own_text()
    {
        var error = Nested(63);

        Assert.Equal(error.ToString(), ExceptionText.Whole(error));
    }

    [Fact]
    public void Of_very_many_the_first_are_named()
    {
        var text = ExceptionText.Whole(Nested(64));

        Assert.Equal(64, text.Split("System.").Length - 1);
        Assert.EndsWith("(the first 64 exceptions; there are more)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Aggregates_of_aggregates_and_endless_nesting_give_a_short_text()
    {
        Exception tree = new TimeoutException();
        for (var level = 0; level < 8; level++)
        {
            tree = new AggregateException(Enumerable.Repeat(tree, 8));
        }

        Assert.InRange(ExceptionText.Whole(tree).Length, 1, 64 * 1024);
        Assert.InRange(ExceptionText.Whole(Nested(10_000)).Length, 1, 64 * 1024);
    }

    private static Exception Nested(int depth)
    {
        Exception error = new TimeoutException("deepest");
        for (var level = 0; level < depth; level++)
        {
            error = new InvalidOperationException("deeper", error);
        }

        return error;
    }
}
