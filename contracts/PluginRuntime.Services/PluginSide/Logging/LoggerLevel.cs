using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// Lets a plugin's loggers through to the level of the function's log.
/// </summary>
/// <remarks>
/// Microsoft.Extensions.Logging itself drops what is below Information, before a provider sees it. Everything here that names one of its
/// types is in <see cref="Lower"/>: a plugin that does not call <c>AddLogging</c> need not carry that assembly.
/// </remarks>
internal static class LoggerLevel
{
    private const string FilterOptions = "Microsoft.Extensions.Logging.LoggerFilterOptions";

    /// <summary>Whether the startup called <c>AddLogging</c>.</summary>
    public static bool IsConfigured(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType is { IsConstructedGenericType: true } type && type.GenericTypeArguments[0].FullName == FilterOptions)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lowers the least level, unless the startup has set another than the default.</summary>
    public static void Lower(IServiceCollection services, LogLevel level) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        if (options.MinLevel == LogLevel.Information)
        {
            options.MinLevel = level;
        }
    });
}
