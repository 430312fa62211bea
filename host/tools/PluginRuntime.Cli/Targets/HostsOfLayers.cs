using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Verification;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// What the hosts of the layers have for packages, told by the host beside the command line and by the .NET that runs both.
/// </summary>
internal static class HostsOfLayers
{
    private const string OfAspNetCore = "Microsoft.AspNetCore.Http";

    /// <summary>Lists it.</summary>
    public static HostAssemblies Find()
    {
        var host = Path.Join(AppContext.BaseDirectory, "host");
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var aspNetCore = Path.GetDirectoryName(FrameworkAssemblies.OfThisProcess().Find(OfAspNetCore));
        var plain = FrameworkAssemblies.In(framework, host, Path.Join(host, "plugin-side"));
        return new HostAssemblies(plain, plain.With(aspNetCore));
    }
}
