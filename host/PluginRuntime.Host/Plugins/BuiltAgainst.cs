using System.Reflection;
using PluginRuntime.Packages;

namespace PluginRuntime.Plugins;

/// <summary>
/// Checks what a plugin was built against, before any of its types are touched: contracts or a .NET newer than the host's fail
/// late and confusingly otherwise.
/// </summary>
internal static class BuiltAgainst
{
    private const string Contracts = "PluginRuntime.Contracts";
    private const string Framework = "System.Runtime";

    /// <exception cref="PackageException">The plugin needs newer contracts or a newer .NET than the host has.</exception>
    public static void Check(PackageLocation package, Assembly assembly)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (reference.Name == Contracts)
            {
                CheckContracts(package, reference.Version!);
            }
            else if (reference.Name == Framework)
            {
                CheckFramework(package, reference.Version!);
            }
        }
    }

    private static void CheckContracts(PackageLocation package, Version needed)
    {
        var present = typeof(IInvocationContext).Assembly.GetName().Version!;
        if (needed > present)
        {
            throw new PackageException(
                "Runtime.InvalidPackage",
                $"""
                Package {package.Name} was built against {Contracts} {needed.ToString(2)}; this host has {present.ToString(2)}.
                Use a layer with a host of {needed.ToString(2)} or newer, or build the package against {Contracts} {present.ToString(2)}.
                """);
        }
    }

    private static void CheckFramework(PackageLocation package, Version needed)
    {
        if (needed.Major > Environment.Version.Major)
        {
            throw new PackageException(
                "Runtime.InvalidPackage",
                $"""
                Package {package.Name} was built for .NET {needed.Major}; this host runs .NET {Environment.Version.Major}.
                Set <TargetFramework>net{Environment.Version.Major}.0</TargetFramework> in the plugin's project, or use a layer whose host runs .NET {needed.Major}.
                """);
        }
    }
}
