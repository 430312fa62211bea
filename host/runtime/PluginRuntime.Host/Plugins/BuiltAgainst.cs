using System.Reflection;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Plugins;

/// <summary>
/// What a plugin was built against: contracts or a .NET newer than the host's, which .NET itself reports as a missing file.
/// </summary>
internal static class BuiltAgainst
{
    private const string ContractsName = "PluginRuntime.Contracts";
    private const string Framework = "System.Runtime";

    /// <summary>The host's own contracts, which every plugin uses.</summary>
    public static Assembly Contracts => typeof(IInvocationContext).Assembly;

    /// <summary>Checks a package's own copy of the contracts, which is not used.</summary>
    /// <exception cref="PackageException">It is newer than the host's, so the plugin may need what the host has not.</exception>
    public static void CheckOwnContracts(PackageLocation package) =>
        CheckOwn(package, Path.Join(package.Directory, ContractsName + ".dll"), ContractsName);

    /// <summary>Checks a package's own copy of an assembly that ships with the host.</summary>
    /// <exception cref="PackageException">It is newer than the host's, so the plugin may need what the host has not.</exception>
    public static void CheckOwn(PackageLocation package, string path, string name)
    {
        try
        {
            CheckVersion(package, name, AssemblyName.GetAssemblyName(path).Version!);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            throw AssemblyFileCheck.Explain(path, error) ?? new PackageException(PackageErrorType.InvalidPackage, error.Message, error);
        }
    }

    /// <summary>Checks what a main assembly refers to.</summary>
    /// <exception cref="PackageException">The plugin needs newer contracts or a newer .NET than the host has.</exception>
    public static void Check(PackageLocation package, Assembly assembly)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (reference.Name is ContractsName or "PluginRuntime.Services")
            {
                CheckVersion(package, reference.Name, reference.Version!);
            }
            else if (reference.Name == Framework)
            {
                CheckFramework(package, reference.Version!);
            }
        }
    }

    // Contracts and services are released together, in one version.
    private static void CheckVersion(PackageLocation package, string name, Version needed)
    {
        var present = Contracts.GetName().Version!;
        if (needed > present)
        {
            throw new PackageException(
                PackageErrorType.IncompatiblePackage,
                $"""
                Package {package.Name} was built against {name} {needed.ToString(2)}; this host has {present.ToString(2)}.
                Use a layer with a host of {needed.ToString(2)} or newer, or build the package against {name} {present.ToString(2)}.
                """);
        }
    }

    private static void CheckFramework(PackageLocation package, Version needed)
    {
        if (needed.Major > Environment.Version.Major)
        {
            throw new PackageException(
                PackageErrorType.IncompatiblePackage,
                $"""
                Package {package.Name} was built for .NET {needed.Major}; this host runs .NET {Environment.Version.Major}.
                Set <TargetFramework>net{Environment.Version.Major}.0</TargetFramework> in the plugin's project, or use a layer whose host runs .NET {needed.Major}.
                """);
        }
    }
}
