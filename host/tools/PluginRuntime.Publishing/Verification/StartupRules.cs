using PluginRuntime.Packages.Lookup;
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
    /// <exception cref="PackageException">There are several, or it cannot be made.</exception>
    public static void Require(PackageLocation package)
    {
        switch (MetadataPackage.Read(package).StartupTypes)
        {
            case [var one, var other, ..]:
                throw StartupRuleError.Several(package.Name, one.FullName, other.FullName);
            case [{ HasPublicParameterlessConstructor: false } only]:
                throw StartupRuleError.NoConstructor(package.Name, only.FullName, only.Name);
        }
    }
}
