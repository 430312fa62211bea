using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.PluginSide;
using PluginRuntime.Rules.Aws;

namespace PluginRuntime.Plugins;

/// <summary>
/// What the binder knows of a plugin, of an assembly that the test has loaded: no load context of its own, and no isolation.
/// </summary>
/// <remarks>Stands in for the host's type of this name; the binder is compiled against either.</remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The host's has them as an instance's.")]
internal sealed class LoadedPlugin
{
    private readonly AssemblyLoadContext _context;
    private readonly Action<IServiceCollection>? _configure;

    private LoadedPlugin(PackageLocation package, Assembly assembly, AssemblyLoadContext context, Action<IServiceCollection>? configure)
    {
        Package = package;
        Assembly = assembly;
        _context = context;
        _configure = configure;
    }

    public PackageLocation Package { get; }

    /// <summary>The handler's assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Never: it is the test's.</summary>
    public bool IsUnloadable => false;

    /// <summary>What the host does among the plugin's libraries, which are the test's.</summary>
    public IPluginSide Side => field ??= new TestedSide(_configure);

    /// <summary>What shows invocations as <c>Amazon.Lambda.Core</c> does.</summary>
    public IAwsBridge AwsBridge => field ??= new AwsBridge();

    /// <summary>Where the host's own assemblies lie: beside the test.</summary>
    public string SideDirectory => AppContext.BaseDirectory;

    /// <summary>Looks at an assembly as at a package.</summary>
    /// <param name="name">The package's name, as the handler string has it.</param>
    /// <param name="assembly">The handler's assembly.</param>
    /// <param name="configure">Changes what the startup class has registered.</param>
    public static LoadedPlugin Of(string name, Assembly assembly, Action<IServiceCollection>? configure)
    {
        var context = AssemblyLoadContext.GetLoadContext(assembly)!;
        var references = new AssemblyReferences(assembly, context);
        var file = assembly.Location.Length > 0 ? assembly.Location : Path.Join(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        var directory = Path.GetDirectoryName(file)!;
        var package = new PackageLocation
        {
            Name = name,
            Version = null,
            Directory = directory,
            DeployedDirectory = directory,
            MainAssemblyPath = file,
            Root = new PackageRoot(directory, holdsFlatPackages: true),
            VersionsDirectory = null,
            HasOwnContracts = false,
            HasLambdaCore = references.Contain(Path.GetFileNameWithoutExtension(LambdaCore.FileName))
                || ListedLibrary.Brings(assembly.GetName().Name!, LambdaCore.FileName),
            Shadowed = [],
        };
        return new LoadedPlugin(package, assembly, context, configure);
    }

    /// <summary>Never: whichever copy of a file there is, the test has loaded it.</summary>
    public bool HasFile(string fileName) => false;

    /// <summary>Loads an assembly as a reference of the handler's own code would.</summary>
    /// <exception cref="IOException">There is none of this name, or it cannot be loaded.</exception>
    public Assembly Load(string assemblyName) => AssemblyReferences.Load(new AssemblyName(assemblyName), Assembly, _context);

    /// <summary>Always: what the binder asks for comes with this library.</summary>
    public bool HasLoaded(string assemblyName) => true;

    /// <summary>Says why a type could not be loaded, if what the handler was built against is the reason.</summary>
    /// <exception cref="Rules.Words.PackageException">It needs newer contracts or a newer .NET than there is.</exception>
    public void CheckWhatItWasBuiltAgainst() => BuiltAgainst.Check(Package, Assembly);
}
