namespace PluginRuntime.Tests.Analyzers;

/// <summary>A service that a handler's constructor needs and the startup class does not register is told, where all of it can be seen.</summary>
public sealed class MissingServiceTests
{
    private const string Types = """
        public interface IStore; public class Store : IStore; public class Of<V>; public class Other;
        public class H(NEEDS) : IHandler<int> { public ValueTask HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => new(Task.FromResult(needs)); }

        """;

    [Theory]
    [InlineData("IStore needs", "", "it needs IStore, and no such service is registered. Add to Startup.ConfigureServices: services.AddSingleton<IStore, …>(); with the class that implements it")]
    [InlineData("Store needs", "services.AddSingleton<IStore, Store>();", "services.AddSingleton<Store>();")]
    [InlineData("Of<int> needs", "services.AddSingleton(typeof(Of<string>)).AddScoped<Other>();", "services.AddSingleton<Of<int>>();")]
    [InlineData("Other other, IStore needs, Store store", "services.TryAddSingleton<Other>(); if (services is not null) { services.AddSingleton<Store>(); }", "it needs IStore")]
    public async Task What_is_not_registered_is_told_with_the_line_to_add(string needs, string registers, string words)
    {
        var told = await AnalyzedProject.Told(Source(needs, registers));

        if (registers.Contains("is not null", StringComparison.Ordinal))
        {
            // What it is asked besides is not known to be harmless.
            Assert.Empty(told);
            return;
        }

        Assert.StartsWith("PLR2008: The handler H cannot be made: ", Assert.Single(told));
        Assert.Contains(words, told[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IStore needs", "services.AddSingleton<IStore, Store>();")]
    [InlineData("IStore needs", "services.AddSingleton(typeof(IStore), typeof(Store));")]
    [InlineData("IStore needs", "services.AddScoped<Other>().AddTransient<IStore>(_ => new Store());")]
    [InlineData("Store needs", "services.AddSingleton(new Store());")]
    [InlineData("Of<int> needs", "services.AddSingleton(typeof(Of<>));")]
    [InlineData("IServiceProvider needs", "")]
    [InlineData("IEnumerable<IStore> needs", "")]
    [InlineData("IStore needs = null", "")]
    [InlineData("[FromKeyedServices(1)] IStore needs", "")]
    [InlineData("IStore needs", "services.AddSingleton(provider => new H(new Store()));")]
    [InlineData("IStore needs", "Another(services);")]
    [InlineData("IStore needs", "services.AddMine();")]
    [InlineData("IStore needs", "services.Add(ServiceDescriptor.Singleton<IStore, Store>());")]
    [InlineData("IStore needs", "var kept = services.AddSingleton<Other>(); Another(kept);")]
    public async Task What_is_registered_or_may_be_is_not(string needs, string registers) => Assert.Empty(await AnalyzedProject.Told(Source(needs, registers)));

    [Fact]
    public async Task With_two_startup_classes_nobody_knows_which_it_is() => Assert.DoesNotContain(
        await AnalyzedProject.Told(Source("IStore needs", "") + "public class Second : IHandlerStartup { public void ConfigureServices(IServiceCollection services) { } }"),
        line => line.StartsWith("PLR2008", StringComparison.Ordinal));

    private static string Source(string needs, string registers) => $$"""
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions;
        {{Types.Replace("NEEDS", needs, StringComparison.Ordinal)}}
        public class Startup : IHandlerStartup { public void ConfigureServices(IServiceCollection services) { {{registers}} } static void Another(IServiceCollection services) { } }
        public static class Mine { public static IServiceCollection AddMine(this IServiceCollection services) => services; }
        """;
}
