using System.Reflection;
using McMaster.NETCore.Plugins.Loader;
using PluginRuntime.Packages;

namespace PluginRuntime.Plugins;

/// <summary>
/// One handler package in a load context of its own.
/// </summary>
/// <remarks>
/// Nothing is declared shared: the contracts come from the host because the package does not carry them, the framework likewise,
/// and everything that the package does carry is its own. Declaring a shared assembly would load all it refers to.
/// </remarks>
internal sealed class LoadedPlugin
{
    private LoadedPlugin(PackageLocation package, Assembly assembly)
    {
        Package = package;
        Assembly = assembly;
    }

    public PackageLocation Package { get; }

    /// <summary>The package's main assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Loads a package. None of its code runs.</summary>
    /// <exception cref="PackageException">It is damaged, leads out of its folder, or was built for something newer than this host.</exception>
    public static LoadedPlugin Load(PackageLocation package)
    {
        PackageBoundary.Check(package);
        if (package.HasOwnContracts)
        {
            BuiltAgainst.CheckOwnContracts(package);
        }

        return new LoadedPlugin(package, LoadMain(package));
    }

    /// <summary>Whether the package carries a file of this name beside its main assembly.</summary>
    public bool HasFile(string fileName) => File.Exists(Path.Join(Package.Directory, fileName));

    /// <summary>Says why a type of the plugin could not be loaded, if what the plugin was built against is the reason.</summary>
    /// <remarks>
    /// Asked only then: .NET refuses an assembly older than the one referred to, so no code of such a plugin ever runs, and a
    /// sound one need not wait for the look.
    /// </remarks>
    /// <exception cref="PackageException">The plugin needs newer contracts or a newer .NET than the host has.</exception>
    public void CheckWhatItWasBuiltAgainst() => BuiltAgainst.Check(Package, Assembly);

    private static Assembly LoadMain(PackageLocation package)
    {
        try
        {
            var builder = new AssemblyLoadContextBuilder();
            builder.SetMainAssemblyPath(package.MainAssemblyPath);
            if (package.HasOwnContracts)
            {
                builder.PreferDefaultLoadContextAssembly(BuiltAgainst.Contracts.GetName());
            }

            return builder.Build().LoadFromAssemblyPath(package.MainAssemblyPath);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or InvalidOperationException)
        {
            throw AssemblyFileCheck.Explain(package.MainAssemblyPath, error) ?? CannotLoad(package, error);
        }
    }

    private static PackageException CannotLoad(PackageLocation package, Exception error) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Package {package.Name} in {package.Directory} cannot be loaded: {error.Message}
        Deploy the folder that dotnet publish writes, whole and unchanged.
        """,
        error);
}
