using System.Reflection;
using System.Runtime.Loader;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.PluginSide;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Plugins;

/// <summary>
/// The folder <c>plugin-side</c> beside the host: assemblies of the host's that each plugin's context loads for itself.
/// </summary>
/// <remarks>
/// There they bind to the plugin's own <c>Microsoft.Extensions.*</c> and <c>System.Text.Json</c> in whatever version, and to those of this
/// folder or of the host where the plugin brings none.
/// </remarks>
/// <param name="hostDirectory">The host's own folder.</param>
internal sealed class PluginSideFolder(string hostDirectory)
{
    private const string Services = "PluginRuntime.Services";
    internal const string ServicesEntry = "PluginRuntime.PluginSide.PluginSideEntry";
    private const string Bridge = "PluginRuntime.AwsBridge";
    private const string BridgeEntry = "PluginRuntime.PluginSide.AwsBridge";
    private const string Container = "Microsoft.Extensions.DependencyInjection.dll";
    private const string ContainerAbstractions = "Microsoft.Extensions.DependencyInjection.Abstractions.dll";

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.Join(hostDirectory, "plugin-side");

    /// <summary>Lets the host's copy of the services win over one that a package carries; that one's version is checked.</summary>
    /// <exception cref="PackageException">The package's is newer.</exception>
    public void TakePrecedence(AssemblyLoadContext context, PackageLocation package)
    {
        var own = System.IO.Path.Join(package.Directory, Services + ".dll");
        if (File.Exists(own))
        {
            BuiltAgainst.CheckOwn(package, own, Services);
            context.LoadFromAssemblyPath(System.IO.Path.Join(Path, Services + ".dll"));
        }
    }

    /// <summary>Loads the plugin side into a plugin's context.</summary>
    public IPluginSide Open(AssemblyLoadContext context, PackageLocation package)
    {
        PreferFittingAbstractions(context, package);
        return (IPluginSide)Entry(context, Services, ServicesEntry);
    }

    /// <summary>Loads the bridge to the plugin's <c>Amazon.Lambda.Core</c> into its context.</summary>
    public IAwsBridge OpenAwsBridge(AssemblyLoadContext context) => (IAwsBridge)Entry(context, Bridge, BridgeEntry);

    private object Entry(AssemblyLoadContext context, string assembly, string type) =>
        Instance.Of(context.LoadFromAssemblyPath(System.IO.Path.Join(Path, assembly + ".dll")).GetType(type, throwOnError: true)!);

    // A package with abstractions and no container gets this folder's, which binds to abstractions of its own version or newer.
    private void PreferFittingAbstractions(AssemblyLoadContext context, PackageLocation package)
    {
        var own = System.IO.Path.Join(package.Directory, ContainerAbstractions);
        if (!File.Exists(own) || File.Exists(System.IO.Path.Join(package.Directory, Container)))
        {
            return;
        }

        var ours = System.IO.Path.Join(Path, ContainerAbstractions);
        if (AssemblyName.GetAssemblyName(own).Version < AssemblyName.GetAssemblyName(ours).Version)
        {
            context.LoadFromAssemblyPath(ours);
        }
    }
}
