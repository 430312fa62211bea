using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Services;

public sealed class StartupTests
{
    [Fact]
    public async Task What_the_startup_registers_is_in_every_scope()
    {
        await using var services = BuiltServices.Of<Registering>();
        await using var one = services.OpenScope();
        await using var other = services.OpenScope();

        Assert.Same(one.Get<Journal>(), other.Get<Journal>());
    }

    [Fact]
    public async Task The_startup_initializes_with_the_root_of_its_services()
    {
        await using var services = BuiltServices.Of<Registering>();
        await services.InitializeAsync(TestContext.Current.CancellationToken);
        await using var scope = services.OpenScope();

        Assert.Equal(["initialized"], scope.Get<Journal>().Entries);
    }

    [Fact]
    public async Task The_startups_token_is_the_hosts()
    {
        await using var services = BuiltServices.Of<Registering>();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await services.InitializeAsync(cancelled));
    }

    [Fact]
    public async Task Initialization_may_be_left_out()
    {
        await using var services = BuiltServices.Of<Empty>();

        await services.InitializeAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_a_startups_constructor_throws_comes_out_as_it_is() =>
        Assert.Equal("constructor", Assert.Throws<TimeoutException>(() => BuiltServices.Of<ThrowingConstructor>()).Message);

    [Fact]
    public void What_a_startup_throws_while_it_registers_comes_out_as_it_is() =>
        Assert.Equal("services", Assert.Throws<TimeoutException>(() => BuiltServices.Of<ThrowingServices>()).Message);

    [Fact]
    public void A_startup_without_a_fitting_constructor_is_told_to_add_one()
    {
        var error = Assert.Throws<FunctionException>(() => BuiltServices.Of<WithParameter>());

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("public WithParameter()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_handler_has_services_and_no_instance()
    {
        await using var services = BuiltServices.Of<Registering>();

        Assert.False(services.IsHandlerScoped);
        Assert.Throws<InvalidOperationException>(services.CreateHandler);
    }

    [Fact]
    public void The_host_finds_the_plugin_side_by_its_name() =>
        Assert.IsAssignableFrom<IPluginSide>(
            Activator.CreateInstance(typeof(IHandlerStartup).Assembly.GetType("PluginRuntime.PluginSide.PluginSideEntry", throwOnError: true)!));

    private sealed class Registering : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>();

        public ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            services.Get<Journal>().Add("initialized");
            return default;
        }
    }

    private sealed class Empty : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services)
        {
        }
    }

    private sealed class ThrowingConstructor : IHandlerStartup
    {
        public ThrowingConstructor() => throw new TimeoutException("constructor");

        public void ConfigureServices(IServiceCollection services)
        {
        }
    }

    private sealed class ThrowingServices : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => throw new TimeoutException("services");
    }

    private sealed class WithParameter(string name) : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton(name);
    }
}
