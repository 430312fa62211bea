using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginRuntime.Tests;

/// <summary>What a handler may do without ending the loop or reaching the next invocation.</summary>
public sealed class InvocationLoopTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private const string TraceCauseHeader = "Lambda-Runtime-Function-XRay-Error-Cause";

    private static readonly AsyncLocal<string?> Left = new();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_exception_that_throws_when_it_is_read_is_a_function_error_like_any_other()
    {
        await using var loop = new LoopRun((_, _) => throw new UnreadableException());

        var first = await loop.InvokeAsync("id-1");
        var second = await loop.InvokeAsync("id-2");

        Assert.EndsWith("/id-1/error", first.Path, StringComparison.Ordinal);
        Assert.EndsWith("/id-2/error", second.Path, StringComparison.Ordinal);
        Assert.Equal("Function.UnreadableException", first.Header("Lambda-Runtime-Function-Error-Type"));
        using var body = JsonDocument.Parse(first.Body);
        Assert.Contains("asked for its message", body.RootElement.GetProperty("errorMessage").GetString());
        await loop.NextAsync();
        Assert.Contains(nameof(UnreadableException), loop.Log);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task F2_an_exception_has_its_cause_for_the_trace_and_a_response_has_none()
    {
        Exception tree = new TimeoutException(new string('é', 10_000));
        for (var level = 0; level < 8; level++)
        {
            tree = new AggregateException(Enumerable.Repeat(tree, 8));
        }

        await using var loop = new LoopRun((context, _) =>
        {
            if (context.RequestId == "id-1")
            {
                throw tree;
            }
        });

        var error = await loop.InvokeAsync("id-1");
        var response = await loop.InvokeAsync("id-2");

        var cause = error.Header(TraceCauseHeader);
        Assert.InRange(cause!.Length, 1, 64 * 1024);
        using var json = JsonDocument.Parse(cause);
        Assert.Equal("AggregateException", json.RootElement.GetProperty("exceptions")[0].GetProperty("type").GetString());
        Assert.Null(response.Header(TraceCauseHeader));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Work_after_the_response_that_fails_with_such_an_exception_ends_nothing()
    {
        await using var loop = new LoopRun((context, _) => context.AfterResponse(_ => throw new UnreadableException()));

        await loop.InvokeAsync("id-1");

        Assert.EndsWith("/id-2/response", (await loop.InvokeAsync("id-2")).Path, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_a_handler_leaves_on_the_thread_is_gone_for_the_next_invocation()
    {
        await using var loop = new LoopRun((context, response) =>
        {
            var hasContext = SynchronizationContext.Current is not null;
            var found = $"{Left.Value ?? "nothing"}, {CultureInfo.CurrentCulture.Name}, {hasContext}";
            response.Body.Write(Encoding.UTF8.GetBytes(found));
            Left.Value = context.RequestId;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("eo");
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            ExecutionContext.SuppressFlow();
        });

        var first = await loop.InvokeAsync("id-1");
        var second = await loop.InvokeAsync("id-2");

        Assert.StartsWith("nothing, ", first.BodyText, StringComparison.Ordinal);
        Assert.Equal(first.BodyText, second.BodyText);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Work_after_the_response_still_finds_what_the_handler_left()
    {
        var found = "";
        await using var loop = new LoopRun((context, _) =>
        {
            Left.Value = context.RequestId;
            context.AfterResponse(_ =>
            {
                found = Left.Value;
                return default;
            });
        });

        await loop.InvokeAsync("id-1");
        await loop.NextAsync();

        Assert.Equal("id-1", found);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Work_that_is_added_after_the_end_of_an_invocation_is_refused()
    {
        IInvocationContext? kept = null;
        await using var loop = new LoopRun((context, _) => kept = context);

        await loop.InvokeAsync("id-1");
        await loop.NextAsync();

        Assert.Throws<InvalidOperationException>(() => kept!.AfterResponse(_ => default));
    }

    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string StackTrace => throw new InvalidOperationException();

        public override string ToString() => throw new InvalidOperationException();
    }
}
