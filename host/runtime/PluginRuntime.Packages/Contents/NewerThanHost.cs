using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Whether a package was built for contracts or a .NET newer than the host's, which .NET itself reports as a missing file.
/// </summary>
internal static class NewerThanHost
{
    /// <summary>The assemblies of ours that plugins refer to; they are released together, in one version.</summary>
    public const string Contracts = "PluginRuntime.Contracts";
    public const string Services = "PluginRuntime.Services";

    /// <summary>The assembly of the framework to which every other refers.</summary>
    public const string Framework = "System.Runtime";

    /// <summary>Judges a reference to an assembly of ours, or a package's own copy of it.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="name">The assembly's.</param>
    /// <param name="needed">The version that the package was built against.</param>
    /// <param name="present">The host's.</param>
    public static PackageException? OfContracts(string package, string name, Version needed, Version present) => needed <= present
        ? null
        : new PackageException(
            PackageErrorType.IncompatiblePackage,
            $"""
            Package {package} was built against {name} {needed.ToString(2)}; this host has {present.ToString(2)}.
            Use a layer with a host of {needed.ToString(2)} or newer, or build the package against {name} {present.ToString(2)}.
            """);

    /// <summary>Judges a reference to the framework.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="needed">The version that the package was built against.</param>
    public static PackageException? OfFramework(string package, Version needed) => needed.Major <= Environment.Version.Major
        ? null
        : new PackageException(
            PackageErrorType.IncompatiblePackage,
            $"""
            Package {package} was built for .NET {needed.Major}; this host runs .NET {Environment.Version.Major}.
            Set <TargetFramework>net{Environment.Version.Major}.0</TargetFramework> in the plugin's project, or use a layer whose host runs .NET {needed.Major}.
            """);
}
