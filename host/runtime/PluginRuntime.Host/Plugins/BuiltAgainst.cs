using System.Reflection;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Plugins;

/// <summary>
/// What a plugin was built against: contracts or a .NET newer than the host's, which .NET itself reports as a missing file.
/// </summary>
internal static class BuiltAgainst
{
    /// <summary>The host's own contracts, which every plugin uses.</summary>
    public static Assembly Contracts => typeof(IInvocationContext).Assembly;

    /// <summary>Checks a package's own copy of the contracts, which is not used.</summary>
    /// <exception cref="PackageException">It is newer than the host's, so the plugin may need what the host has not.</exception>
    public static void CheckOwnContracts(PackageLocation package) =>
        CheckOwn(package, Path.Join(package.Directory, NewerThanHost.Contracts + ".dll"), NewerThanHost.Contracts);

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
            if (reference.Name is NewerThanHost.Contracts or NewerThanHost.Services)
            {
                CheckVersion(package, reference.Name, reference.Version!);
            }
            else if (reference.Name == NewerThanHost.Framework)
            {
                Throw(NewerThanHost.OfFramework(package.Name, reference.Version!));
            }
        }
    }

    private static void CheckVersion(PackageLocation package, string name, Version needed) =>
        Throw(NewerThanHost.OfContracts(package.Name, name, needed, Contracts.GetName().Version!));

    private static void Throw(PackageException? error)
    {
        if (error is not null)
        {
            throw error;
        }
    }
}
