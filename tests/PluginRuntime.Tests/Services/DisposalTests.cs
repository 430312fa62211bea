using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.Tests.Services;

public sealed class DisposalTests
{
    [Fact]
    public async Task A_handler_that_was_made_here_is_disposed_once_and_before_its_services()
    {
        var services = BuiltServices.Of<NotRegistered>(typeof(Handler));
        var journal = ((Handler)services.CreateHandler()).Journal;

        await services.DisposeAsync();
        await services.DisposeAsync();

        Assert.Equal(["handler", "store"], journal.Entries);
    }

    [Fact]
    public async Task A_registered_handler_is_disposed_by_the_container_once()
    {
        var services = BuiltServices.Of<Registered>(typeof(Handler));
        var journal = ((Handler)services.CreateHandler()).Journal;

        await services.DisposeAsync();

        Assert.Equal(["handler", "store"], journal.Entries);
    }

    [Fact]
    public async Task A_scoped_handler_is_disposed_with_its_scope()
    {
        var services = BuiltServices.Of<Scoped>(typeof(Handler));
        var scope = services.OpenScope();
        var journal = ((Handler)scope.GetHandler()).Journal;

        await scope.DisposeAsync();
        Assert.Equal(["handler"], journal.Entries);

        await services.DisposeAsync();
        Assert.Equal(["handler", "store"], journal.Entries);
    }

    [Fact]
    public async Task Asynchronous_disposal_comes_before_the_synchronous_one()
    {
        var services = BuiltServices.Of<NotRegistered>(typeof(HandlerWithBoth));
        var journal = ((HandlerWithBoth)services.CreateHandler()).Journal;

        await services.DisposeAsync();

        Assert.Equal(["asynchronous", "store"], journal.Entries);
    }

    [Fact]
    public async Task What_a_handler_throws_while_it_is_disposed_comes_out_and_its_services_are_disposed_all_the_same()
    {
        var services = BuiltServices.Of<NotRegistered>(typeof(HandlerThatThrows));
        var journal = ((HandlerThatThrows)services.CreateHandler()).Journal;

        await Assert.ThrowsAsync<TimeoutException>(async () => await services.DisposeAsync());

        Assert.Equal(["store"], journal.Entries);
    }

    [Fact]
    public async Task What_a_service_of_a_scope_throws_while_it_is_disposed_comes_out_and_the_root_is_disposed_all_the_same()
    {
        var services = BuiltServices.Of<ScopedThrower>(typeof(Handler));
        var scope = services.OpenScope();
        var journal = ((Handler)scope.GetHandler()).Journal;
        scope.Get<ServiceThatThrows>();

        Assert.Equal("service", (await Assert.ThrowsAsync<TimeoutException>(async () => await scope.DisposeAsync())).Message);

        await services.DisposeAsync();
        Assert.Equal("store", journal.Entries[^1]);
    }

    [Fact]
    public async Task Services_whose_handler_was_never_made_are_disposed_without_it()
    {
        var services = BuiltServices.Of<NotRegistered>(typeof(Handler));
        var scope = services.OpenScope();
        var journal = scope.Get<Store>().Journal;
        await scope.DisposeAsync();

        await services.DisposeAsync();

        Assert.Equal(["store"], journal.Entries);
    }

    private sealed class Store(Journal journal) : IAsyncDisposable
    {
        public Journal Journal => journal;

        public ValueTask DisposeAsync()
        {
            journal.Add("store");
            return default;
        }
    }

    private sealed class Handler(Store store) : IDisposable
    {
        public Journal Journal => store.Journal;

        public void Dispose() => Journal.Add("handler");
    }

    private sealed class HandlerWithBoth(Store store) : IDisposable, IAsyncDisposable
    {
        public Journal Journal => store.Journal;

        public void Dispose() => Journal.Add("synchronous");

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Journal.Add("asynchronous");
        }
    }

    private sealed class HandlerThatThrows(Store store) : IDisposable
    {
        public Journal Journal => store.Journal;

        public void Dispose() => throw new TimeoutException();
    }

    private sealed class NotRegistered : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Journal>().AddSingleton<Store>();
    }

    private sealed class Registered : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddSingleton<Store>().AddSingleton<Handler>();
    }

    private sealed class Scoped : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddSingleton<Store>().AddScoped<Handler>();
    }

    private sealed class ScopedThrower : IHandlerStartup
    {
        public void ConfigureServices(IServiceCollection services) =>
            services.AddSingleton<Journal>().AddSingleton<Store>().AddScoped<Handler>().AddScoped<ServiceThatThrows>();
    }

    private sealed class ServiceThatThrows : IDisposable
    {
        public void Dispose() => throw new TimeoutException("service");
    }
}
