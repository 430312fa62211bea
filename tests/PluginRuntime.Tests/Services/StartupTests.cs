extern alias host;

using host::PluginRuntime.Plugins;
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
        Assert.NotSame(one.Get<OfAScope>(), other.Get<OfAScope>());
    }

    [Fact]
    public async Task The_startup_initializes_with_the_root_of_its_services()
    {
        await using var services = BuiltServices.Of<Registering>();
        await services.InitializeAsync(TestContext.Current.CancellationToken);
        await using var scope = services.OpenScope();

        Assert.Equal(["initialized"], scope.Get<Journal>().Entries);
        Assert.Same(scope.Get<Seen>().Root, scope.Get<Seen>().Services);
        Assert.NotSame(scope.Get<Seen>().Root, scope.GetService(typeof(IServiceProvider)));
    }

    [Fact]
    public async Task The_startups_token_is_the_hosts()
    {
        await using var services = BuiltServices.Of<Registering>();
        using var host = new CancellationTokenSource();

        await services.InitializeAsync(host.Token);

        await using var scope = services.OpenScope();
        Assert.Equal(host.Token, scope.Get<Seen>().Token);
    }

    [Fact]
    public async Task A_startup_without_initialization_is_initialized_at_once()
    {
        await using var services = BuiltServices.Of<Empty>();

        Assert.True(services.InitializeAsync(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
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

        await using var scope = services.OpenScope();

        Assert.NotNull(scope.Get<Journal>());
        Assert.False(services.IsHandlerScoped);
        Assert.Throws<InvalidOperationException>(services.CreateHandler);
    }

    [Fact]
    public void The_host_finds_the_plugin_side_by_its_name() =>
        Assert.IsAssignableFrom<IPluginSide>(
            Activator.CreateInstance(typeof(IHandlerStartup).Assembly.GetType(PluginSideFolder.ServicesEntry, throwOnError: true)!));

    private sealed class Registering : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddSingleton<Seen>().AddScoped<OfAScope>();

        public ValueTask InitializeAsync(IServiceProvider services, CancellationToken cancellationToken)
        {
            services.Get<Journal>().Add("initialized");
            services.Get<Seen>().Services = (IServiceProvider?)services.GetService(typeof(IServiceProvider));
            services.Get<Seen>().Token = cancellationToken;
            return default;
        }
    }

    /// <summary>What initialization was given, beside the root of the services, which every singleton is made with.</summary>
    private sealed class Seen(IServiceProvider root)
    {
        public IServiceProvider Root => root;

        public IServiceProvider? Services { get; set; }

        public CancellationToken Token { get; set; }
    }

    private sealed class OfAScope;

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
