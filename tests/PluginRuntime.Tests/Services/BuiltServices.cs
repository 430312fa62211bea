using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Services;

/// <summary>Builds the services of a startup class by the way that the host takes.</summary>
internal static class BuiltServices
{
    public static IPluginServices Of<TStartup>(Type? handler = null, IPluginLog? log = null)
        where TStartup : IHandlerStartup => new PluginSideEntry().BuildServices(typeof(TStartup), instance: null, handler, log ?? new RecordingLog());

    public static T Get<T>(this IServiceProvider services) => Assert.IsType<T>(services.GetService(typeof(T)));
}
