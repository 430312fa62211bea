using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that the host can tell which class registers a plugin's services, and can make it.
/// </summary>
internal static class StartupRules
{
    /// <summary>Looks at the startup classes of a package, if it has any.</summary>
    /// <param name="package">The package.</param>
    /// <param name="refuse">Takes the error for each that is one too many, and for each that cannot be made.</param>
    /// <exception cref="PackageException">The package cannot be read.</exception>
    public static void Tell(MetadataPackage package, Action<PackageException> refuse)
    {
        var types = package.StartupTypes;
        foreach (var other in types.Skip(1))
        {
            refuse(StartupRuleError.Several(package.Package.Name, types[0].FullName, other.FullName));
        }

        foreach (var type in types.Where(type => !type.HasPublicParameterlessConstructor))
        {
            refuse(StartupRuleError.NoConstructor(package.Package.Name, type.FullName, type.Name));
        }
    }
}
