using PluginRuntime.Packages.Metadata;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// What packages find outside of themselves, by the layer that they run in.
/// </summary>
/// <param name="Plain">In the layer without ASP.NET Core.</param>
/// <param name="WithAspNetCore">In the layer that has it, too.</param>
internal sealed record HostAssemblies(FrameworkAssemblies Plain, FrameworkAssemblies WithAspNetCore)
{
    /// <summary>What this process itself has, for both layers: read once.</summary>
    public static HostAssemblies OfThisProcess()
    {
        var framework = FrameworkAssemblies.OfThisProcess();
        return new HostAssemblies(framework, framework);
    }
}
