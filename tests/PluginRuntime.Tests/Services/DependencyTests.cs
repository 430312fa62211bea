using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PluginRuntime.Tests.Services;

public sealed class DependencyTests
{
    [Theory]
    [InlineData(typeof(NeedsClock), "services.AddSingleton<DependencyTests.IClock, …>()")]
    [InlineData(typeof(NeedsPrices), "services.AddSingleton<DependencyTests.Prices>()")]
    [InlineData(typeof(NeedsCache), "services.AddSingleton<DependencyTests.Cache<DependencyTests.Prices>>()")]
    [InlineData(typeof(NeedsLogger), "services.AddLogging()")]
    public async Task A_missing_service_is_named_with_the_line_to_add(Type handler, string line)
    {
        await using var services = BuiltServices.Of<Nothing>(handler);

        var error = Assert.Throws<FunctionException>(services.CreateHandler);

        Assert.Equal("Runtime.InvalidHandler", error.ErrorType);
        Assert.Contains(handler.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains($"needs {handler.GetConstructors()[0].GetParameters()[0].ParameterType}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{typeof(Nothing)}.ConfigureServices: {line}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_a_dependency_misses_is_named_with_that_dependency()
    {
        await using var services = BuiltServices.Of<TaxWithoutClock>(typeof(NeedsTax));

        var error = Assert.Throws<FunctionException>(services.CreateHandler);

        Assert.Contains(typeof(NeedsTax).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains($"{typeof(Tax)} needs {typeof(IClock)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_handler_that_misses_a_service_says_so_too()
    {
        await using var services = BuiltServices.Of<ScopedWithoutClock>(typeof(NeedsClock));
        await using var scope = services.OpenScope();

        Assert.Contains(typeof(IClock).ToString(), Assert.Throws<FunctionException>(scope.GetHandler).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_service_in_a_handler_for_all_invocations_asks_for_a_scoped_handler()
    {
        await using var services = BuiltServices.Of<ScopedPrices>(typeof(NeedsPrices));

        var error = Assert.Throws<FunctionException>(services.CreateHandler);

        Assert.Contains(typeof(Prices).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains("services.AddScoped<DependencyTests.NeedsPrices>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_service_behind_a_singleton_is_named_with_it()
    {
        await using var services = BuiltServices.Of<ScopedPricesInCache>(typeof(NeedsCache));

        var error = Assert.Throws<FunctionException>(services.CreateHandler);

        Assert.Contains($"{typeof(Cache<Prices>)} needs {typeof(Prices)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_without_a_public_constructor_is_told_to_have_one()
    {
        await using var services = BuiltServices.Of<Nothing>(typeof(Hidden));

        Assert.Contains("public constructor", Assert.Throws<FunctionException>(services.CreateHandler).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Fails))]
    [InlineData(typeof(NeedsFailing))]
    public async Task What_a_constructor_throws_comes_out_as_it_is(Type handler)
    {
        await using var services = BuiltServices.Of<WithFailing>(handler);

        Assert.Equal("constructor", Assert.Throws<InvalidOperationException>(services.CreateHandler).Message);
    }

    [Fact]
    public async Task Parameters_with_a_default_need_no_service()
    {
        await using var services = BuiltServices.Of<Nothing>(typeof(MayHaveClock));

        Assert.IsType<MayHaveClock>(services.CreateHandler());
    }

    private interface IClock;

    private sealed class Prices;

    private sealed class Cache<T>(T? value = null)
        where T : class
    {
        public T? Value => value;
    }

    private sealed class Tax(IClock clock)
    {
        public IClock Clock => clock;
    }

    private sealed class NeedsClock(IClock clock)
    {
        public IClock Clock => clock;
    }

    private sealed class MayHaveClock(IClock? clock = null)
    {
        public IClock? Clock => clock;
    }

    private sealed class NeedsPrices(Prices prices)
    {
        public Prices Prices => prices;
    }

    private sealed class NeedsCache(Cache<Prices> cache)
    {
        public Cache<Prices> Cache => cache;
    }

    private sealed class NeedsLogger(ILogger<NeedsLogger> logger)
    {
        public ILogger Logger => logger;
    }

    private sealed class NeedsTax(Tax tax)
    {
        public Tax Tax => tax;
    }

    private sealed class Fails
    {
        public Fails() => throw new InvalidOperationException("constructor");
    }

    private sealed class NeedsFailing(Fails fails)
    {
        public Fails Fails => fails;
    }

    private sealed class Hidden
    {
        private Hidden()
        {
        }
    }

    private sealed class Nothing : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services)
        {
        }
    }

    private sealed class TaxWithoutClock : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Tax>();
    }

    private sealed class ScopedWithoutClock : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddScoped<NeedsClock>();
    }

    private sealed class ScopedPrices : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddScoped<Prices>();
    }

    private sealed class ScopedPricesInCache : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddScoped<Prices>().AddSingleton(typeof(Cache<>));
    }

    private sealed class WithFailing : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Fails>();
    }
}
