using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.Tests.Services;

public sealed class HandlerLifetimeTests
{
    [Fact]
    public async Task A_handler_that_is_not_registered_is_made_once_with_its_dependencies()
    {
        await using var services = BuiltServices.Of<NoHandler>(typeof(Handler));
        await using var scope = services.OpenScope();

        var handler = Assert.IsType<Handler>(services.CreateHandler());

        Assert.False(services.IsHandlerScoped);
        Assert.Same(scope.Get<Journal>(), handler.Journal);
        Assert.Same(handler, services.CreateHandler());
    }

    [Fact]
    public async Task A_singleton_handler_is_the_registered_one()
    {
        await using var services = BuiltServices.Of<SingletonHandler>(typeof(Handler));
        await using var scope = services.OpenScope();

        Assert.False(services.IsHandlerScoped);
        Assert.Same(scope.Get<Handler>(), services.CreateHandler());
    }

    [Fact]
    public async Task A_transient_handler_is_resolved_once()
    {
        await using var services = BuiltServices.Of<TransientHandler>(typeof(Handler));

        Assert.False(services.IsHandlerScoped);
        Assert.Same(services.CreateHandler(), services.CreateHandler());
    }

    [Fact]
    public async Task A_scoped_handler_is_made_anew_in_each_scope()
    {
        await using var services = BuiltServices.Of<ScopedHandler>(typeof(Handler));
        await using var one = services.OpenScope();
        await using var other = services.OpenScope();

        Assert.True(services.IsHandlerScoped);
        Assert.Same(one.GetHandler(), one.Get<Handler>());
        Assert.NotSame(one.GetHandler(), other.GetHandler());
    }

    [Fact]
    public async Task A_scope_has_no_instance_of_a_handler_that_is_not_scoped()
    {
        await using var services = BuiltServices.Of<SingletonHandler>(typeof(Handler));
        await using var scope = services.OpenScope();

        Assert.Throws<InvalidOperationException>(scope.GetHandler);
    }

    [Fact]
    public async Task Of_several_registrations_the_last_counts()
    {
        await using var services = BuiltServices.Of<ScopedThenSingletonHandler>(typeof(Handler));

        Assert.False(services.IsHandlerScoped);
    }

    [Fact]
    public async Task A_registration_with_a_key_is_another_service()
    {
        await using var services = BuiltServices.Of<KeyedHandler>(typeof(Handler));

        Assert.False(services.IsHandlerScoped);
        Assert.IsType<Handler>(services.CreateHandler());
    }

    private sealed class Handler(Journal journal)
    {
        public Journal Journal => journal;
    }

    private sealed class NoHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>();
    }

    private sealed class SingletonHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>().AddSingleton<Handler>();
    }

    private sealed class TransientHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>().AddTransient<Handler>();
    }

    private sealed class ScopedHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>().AddScoped<Handler>();
    }

    private sealed class ScopedThenSingletonHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddScoped<Handler>().AddSingleton<Handler>();
    }

    private sealed class KeyedHandler : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>().AddKeyedScoped<Handler>("one");
    }
}
