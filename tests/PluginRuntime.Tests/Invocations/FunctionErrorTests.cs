using System.Text.Json;
using PluginRuntime.Invocations.Failures;

namespace PluginRuntime.Tests.Invocations;

public sealed class FunctionErrorTests
{
    [Fact]
    public void F1_an_exception_gives_its_type_its_message_and_its_frames()
    {
        var body = Read(FunctionError.Of(Thrown(new TimeoutException("The store did not answer."))));

        Assert.Equal("TimeoutException", body.GetProperty("errorType").GetString());
        Assert.Equal("The store did not answer.", body.GetProperty("errorMessage").GetString());
        Assert.Contains(nameof(Thrown), body.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void F2_inner_exceptions_follow_as_causes()
    {
        var body = Read(FunctionError.Of(new InvalidOperationException("outer", new TimeoutException("inner"))));

        Assert.Equal("TimeoutException", body.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.False(body.TryGetProperty("causes", out _));
    }

    [Fact]
    public void F2_an_aggregate_names_them_all()
    {
        var body = Read(FunctionError.Of(new AggregateException(new TimeoutException("one"), new FormatException("two"))));

        Assert.Equal(["one", "two"], body.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("errorMessage").GetString()));

        var ofOne = Read(FunctionError.Of(new AggregateException(new TimeoutException("one"))));
        Assert.Equal("one", ofOne.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal("one", Assert.Single(ofOne.GetProperty("causes").EnumerateArray()).GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void F2_endless_nesting_ends_in_the_body()
    {
        Exception error = new TimeoutException();
        for (var depth = 0; depth < 10_000; depth++)
        {
            error = new InvalidOperationException("deeper", error);
        }

        Assert.InRange(FunctionError.Of(error).Body.Length, 1, 256 * 1024);
    }

    [Fact]
    public void F2_sixty_four_exceptions_are_all_in_the_body_and_no_further_one()
    {
        Assert.Equal(64, Count(FunctionError.Of(Tree(branches: 7, levels: 2, ""))));
        Assert.Equal(64, Count(FunctionError.Of(Tree(branches: 8, levels: 8, ""))));
        Assert.Equal(10, Count(FunctionError.Of(Tree(branches: 8, levels: 1, ""))));
    }

    [Fact]
    public void F2_long_messages_in_many_exceptions_give_a_whole_body_of_bounded_length()
    {
        var error = FunctionError.Of(Tree(branches: 8, levels: 8, new string('\u2028', 64 * 1024)));

        Assert.InRange(error.Body.Length, 128 * 1024, 256 * 1024);
        Assert.Equal("AggregateException", Read(error).GetProperty("errorType").GetString());
    }

    [Fact]
    public void B6_any_character_of_a_message_arrives_or_is_replaced_and_the_body_stays_JSON()
    {
        var body = Read(FunctionError.Of(new FormatException("nul \0, quote \", backslash \\, lone \ud800, tab \t")));

        Assert.Equal("nul \0, quote \", backslash \\, lone \ufffd, tab \t", body.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void An_error_of_the_hosts_own_has_an_empty_stack()
    {
        var error = FunctionError.Of("Function.ResponseSizeTooLarge", "Too large.");

        Assert.Equal("Function.ResponseSizeTooLarge", error.HeaderType);
        Assert.Equal("Function.ResponseSizeTooLarge", Read(error).GetProperty("errorType").GetString());
        Assert.Equal(0, Read(error).GetProperty("stackTrace").GetArrayLength());
    }

    [Fact]
    public void A_message_of_a_megabyte_is_cut()
    {
        var error = FunctionError.Of(new FormatException(new string('x', 1024 * 1024)));

        Assert.Equal(32 * 1024, Read(error).GetProperty("errorMessage").GetString()!.Length);
    }

    [Fact]
    public void An_error_type_of_a_megabyte_is_cut()
    {
        var error = FunctionError.Of(new FunctionException(new string('x', 1024 * 1024), ""));

        Assert.Equal(1024, Read(error).GetProperty("errorType").GetString()!.Length);
    }

    private static Exception Tree(int branches, int levels, string message)
    {
        Exception tree = new TimeoutException(message);
        for (var level = 0; level < levels; level++)
        {
            tree = new AggregateException(message, Enumerable.Repeat(tree, branches));
        }

        return tree;
    }

    private static int Count(FunctionError error) =>
        System.Text.Encoding.UTF8.GetString(error.Body).Split("\"errorType\"").Length - 1;

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private static JsonElement Read(FunctionError error) => JsonDocument.Parse(error.Body).RootElement;
}
