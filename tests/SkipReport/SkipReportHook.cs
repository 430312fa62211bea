using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Services;

namespace PluginRuntime.SkipReport;

/// <summary>Called by the entry point that the test platform generates.</summary>
public static class SkipReportHook
{
    public static void AddExtensions(ITestApplicationBuilder builder, string[] arguments)
    {
        var reporter = new CompositeExtensionFactory<SkipReporter>(
            static services => new SkipReporter(services.GetMessageBus(), services.GetConfiguration()["platformOptions:resultDirectory"]));
        builder.TestHost.AddDataConsumer(reporter);
        builder.TestHost.AddTestSessionLifetimeHandler(reporter);
    }
}
