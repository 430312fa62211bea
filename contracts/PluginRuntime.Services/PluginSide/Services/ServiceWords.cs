using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// The words for a service that is needed and not registered: told by the host at its start, and by the compiler before.
/// </summary>
internal static class ServiceWords
{
    /// <summary>The message for a handler.</summary>
    public static string CannotMakeHandler(string handler, string reason, string remedy) =>
        $"""
        The handler {handler} cannot be made: {reason}
        {remedy}
        """;

    /// <summary>What is needed by whom.</summary>
    public static string Missing(string consumer, string dependency) => $"{consumer} needs {dependency}, and no such service is registered.";

    /// <summary>Where something is registered.</summary>
    public static string AddTo(string startup, string registration) => $"Add to {startup}.ConfigureServices: {registration}";

    /// <summary>The line that registers a service.</summary>
    /// <param name="service">As reflection prints it.</param>
    /// <param name="canBeMade">Whether it is a class that can be made itself.</param>
    public static string Registration(string service, bool canBeMade)
    {
        if (service is "Microsoft.Extensions.Logging.ILogger" or "Microsoft.Extensions.Logging.ILoggerFactory"
            || service.StartsWith("Microsoft.Extensions.Logging.ILogger`1[", StringComparison.Ordinal))
        {
            return "services.AddLogging(); (from the package Microsoft.Extensions.Logging)";
        }

        return canBeMade
            ? $"services.AddSingleton<{SourceType.Of(service)}>();"
            : $"services.AddSingleton<{SourceType.Of(service)}, …>(); with the class that implements it";
    }
}
