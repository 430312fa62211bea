using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.PluginSide;
using PluginRuntime.PluginSide.Middleware;
using PluginRuntime.Tests.Plugins;

namespace PluginRuntime.Tests.Services;

public sealed class MiddlewareTests
{
    private static readonly IInvocationContext Context = new OneInvocation();

    private readonly List<string> _entries = [];

    [Fact]
    public async Task Without_middleware_there_is_none()
    {
        await using var services = BuiltServices.Of<OnlyKeyed>();

        Assert.False(services.HasMiddleware);
    }

    [Fact]
    public async Task Several_run_around_the_handler_in_the_order_of_their_registration()
    {
        await using var services = BuiltServices.Of<TwoKinds>();
        await using var scope = services.OpenScope();
        var journal = scope.Get<Journal>();

        Assert.True(services.HasMiddleware);
        await scope.RunAsync(Context, (_, _) => journal.Add("handler"), CancellationToken.None);

        Assert.Equal(["outer in", "inner in", "handler", "inner out", "outer out"], journal.Entries);
    }

    [Fact]
    public async Task Singletons_are_made_in_init_and_serve_every_invocation()
    {
        await using var services = BuiltServices.Of<CountedSingleton>();
        services.CreateMiddleware();
        await using var one = services.OpenScope();
        await using var other = services.OpenScope();
        Assert.Equal(["made"], one.Get<Journal>().Entries);

        await one.RunAsync(Context, Nothing, CancellationToken.None);
        await other.RunAsync(Context, Nothing, CancellationToken.None);

        Assert.Equal(["made", "1", "2"], one.Get<Journal>().Entries);
    }

    [Fact]
    public async Task A_scoped_one_comes_from_the_scope_of_its_invocation_and_ends_with_it()
    {
        await using var services = BuiltServices.Of<CountedScoped>();
        services.CreateMiddleware();
        var journal = new List<string>();
        await using (var one = services.OpenScope())
        {
            journal = one.Get<Journal>().Entries;
            Assert.Empty(journal);
            await one.RunAsync(Context, Nothing, CancellationToken.None);
        }

        await using var other = services.OpenScope();
        await other.RunAsync(Context, Nothing, CancellationToken.None);

        Assert.Equal(["made", "1", "disposed", "made", "1"], journal);
    }

    [Fact]
    public async Task A_step_that_is_not_called_leaves_the_handler_out()
    {
        await RunAsync((_, _, _) => default, Enter);

        Assert.Empty(_entries);
    }

    [Fact]
    public async Task The_handler_gets_the_context_and_the_token_that_it_is_passed()
    {
        using var source = new CancellationTokenSource();
        var other = new OneInvocation();

        await RunAsync(
            (_, next, _) => next(other, source.Token),
            (context, token) =>
            {
                Assert.Same(other, context);
                Assert.Equal(source.Token, token);
                Enter(context, token);
            });

        Assert.Equal(["handler"], _entries);
    }

    [Fact]
    public async Task A_second_call_of_the_step_says_whose_it_was_and_does_not_reach_the_handler()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(
            async (context, next, token) =>
            {
                await next(context, token);
                await next(context, token);
            },
            Enter));

        Assert.Contains(typeof(Given).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains("a second time", error.Message, StringComparison.Ordinal);
        Assert.Equal(["handler"], _entries);
    }

    [Fact]
    public async Task What_a_middleware_throws_comes_out()
    {
        Assert.Equal("before", (await Assert.ThrowsAsync<TimeoutException>(
            () => RunAsync((_, _, _) => throw new TimeoutException("before"), Enter))).Message);
        Assert.Empty(_entries);

        Assert.Equal("after", (await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(
            async (context, next, token) =>
            {
                await next(context, token);
                throw new TimeoutException("after");
            },
            Enter))).Message);
    }

    [Fact]
    public async Task What_the_handler_throws_is_seen_on_the_way_and_comes_out_with_its_own_stack()
    {
        Exception? seen = null;

        var error = await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(
            async (context, next, token) => seen = await Record.ExceptionAsync(async () => await next(context, token)), Fail));

        Assert.Same(error, seen);
        Assert.Contains(nameof(Fail), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_handler_throws_can_be_told_in_other_words()
    {
        var error = await Assert.ThrowsAsync<FunctionException>(() => RunAsync(
            async (context, next, token) =>
            {
                try
                {
                    await next(context, token);
                }
                catch (TimeoutException inner)
                {
                    throw new FunctionException("Shop.Busy", "Come again.", inner);
                }
            },
            Fail));

        Assert.Equal("Shop.Busy", error.ErrorType);
    }

    [Fact]
    public async Task F10_the_invocation_ends_after_the_handler_although_the_middleware_does_not_wait()
    {
        using var handlerIsIn = new ManualResetEventSlim();
        using var handlerMayEnd = new ManualResetEventSlim();
        var run = Task.Run(
            () => RunAsync(
                (context, next, token) =>
                {
                    _ = Task.Run(() => next(context, token).AsTask(), CancellationToken.None);
                    handlerIsIn.Wait(TestContext.Current.CancellationToken);
                    return default;
                },
                (_, _) =>
                {
                    handlerIsIn.Set();
                    handlerMayEnd.Wait(TestContext.Current.CancellationToken);
                    _entries.Add("handler");
                }),
            TestContext.Current.CancellationToken);

        handlerIsIn.Wait(TestContext.Current.CancellationToken);
        Assert.False(run.IsCompleted);
        handlerMayEnd.Set();
        await run;

        Assert.Equal(["handler"], _entries);
    }

    [Fact]
    public async Task F10_a_step_that_is_called_after_the_invocations_end_does_not_reach_the_handler()
    {
        InvocationStep? kept = null;
        await RunAsync(
            (_, next, _) =>
            {
                kept = next;
                return default;
            },
            Enter);

        Assert.Contains(
            "await nextStep",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await kept!(Context, CancellationToken.None))).Message,
            StringComparison.Ordinal);
        Assert.Empty(_entries);
    }

    [Fact]
    public async Task A_context_must_be_passed_on() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => RunAsync((_, next, token) => next(null!, token), Enter));

    [Fact]
    public async Task A_singleton_that_misses_a_service_says_so_in_init()
    {
        await using var services = BuiltServices.Of<SingletonWithoutJournal>();

        var error = Assert.Throws<FunctionException>(services.CreateMiddleware);

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains($"{typeof(Counted)} cannot be made: it needs {typeof(Journal)}", error.Message, StringComparison.Ordinal);
        Assert.Contains("services.AddSingleton<Journal>();", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_singleton_that_needs_a_scoped_service_is_told_how_to_be_scoped_itself()
    {
        await using var services = BuiltServices.Of<SingletonWithScopedJournal>();

        Assert.Contains(
            "services.AddScoped<IInvocationMiddleware, MiddlewareTests.Counted>();",
            Assert.Throws<FunctionException>(services.CreateMiddleware).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_one_that_misses_a_service_says_so_when_an_invocation_needs_it()
    {
        await using var services = BuiltServices.Of<ScopedWithoutJournal>();
        services.CreateMiddleware();
        await using var scope = services.OpenScope();

        var error = await Assert.ThrowsAsync<FunctionException>(async () => await scope.RunAsync(Context, Nothing, CancellationToken.None));

        Assert.Contains(typeof(Journal).ToString(), error.Message, StringComparison.Ordinal);
    }

    private static void Nothing(IInvocationContext context, CancellationToken cancellationToken)
    {
    }

    private static void Fail(IInvocationContext context, CancellationToken cancellationToken) => throw new TimeoutException("handler");

    private static async Task RunAsync(Func<IInvocationContext, InvocationStep, CancellationToken, ValueTask> middleware, HandlerCall handler) =>
        await new MiddlewareRun([new Given(middleware)], handler).RunAsync(Context, CancellationToken.None);

    private void Enter(IInvocationContext context, CancellationToken cancellationToken) => _entries.Add("handler");

    private sealed class Given(Func<IInvocationContext, InvocationStep, CancellationToken, ValueTask> middleware) : IInvocationMiddleware
    {
        public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken) =>
            middleware(context, nextStep, cancellationToken);
    }

    private abstract class Noting(string name, Journal journal) : IInvocationMiddleware
    {
        public async ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
        {
            journal.Add(name + " in");
            await Task.Yield();
            await nextStep(context, cancellationToken);
            journal.Add(name + " out");
        }
    }

    private sealed class Outer(Journal journal) : Noting("outer", journal);

    private sealed class Inner(Journal journal) : Noting("inner", journal);

    private sealed class Counted : IInvocationMiddleware, IDisposable
    {
        private readonly Journal _journal;
        private int _count;

        public Counted(Journal journal)
        {
            _journal = journal;
            journal.Add("made");
        }

        public ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
        {
            _journal.Add($"{++_count}");
            return nextStep(context, cancellationToken);
        }

        public void Dispose() => _journal.Add("disposed");
    }

    private sealed class OnlyKeyed : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddKeyedSingleton<IInvocationMiddleware, Outer>("one");
    }

    private sealed class TwoKinds : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddTransient<IInvocationMiddleware, Outer>().AddSingleton<IInvocationMiddleware, Inner>();
    }

    private sealed class CountedSingleton : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddSingleton<IInvocationMiddleware, Counted>();
    }

    private sealed class CountedScoped : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddScoped<IInvocationMiddleware, Counted>();
    }

    private sealed class SingletonWithoutJournal : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<IInvocationMiddleware, Counted>();
    }

    private sealed class SingletonWithScopedJournal : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddScoped<Journal>().AddSingleton<IInvocationMiddleware, Counted>();
    }

    private sealed class ScopedWithoutJournal : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddScoped<IInvocationMiddleware, Counted>();
    }
}
