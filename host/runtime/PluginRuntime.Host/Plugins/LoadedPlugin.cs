using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins.Loader;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.PluginSide;
using PluginRuntime.Rules.Words;

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
    // The plugin's context asks the default one for what it has not, which asks back: once, not without end.
    [ThreadStatic]
    private static bool _isResolving;

    private readonly AssemblyLoadContext _context;
    private readonly PluginSideFolder _sideFolder;
    private IPluginSide? _side;
    private IAwsBridge? _awsBridge;

    private LoadedPlugin(PackageLocation package, AssemblyLoadContext context, PluginSideFolder sideFolder, Assembly assembly)
    {
        Package = package;
        Assembly = assembly;
        _context = context;
        _sideFolder = sideFolder;
    }

    public PackageLocation Package { get; }

    /// <summary>The package's main assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Whether it was loaded to be unloaded some time.</summary>
    public bool IsUnloadable => _context.IsCollectible;

    /// <summary>What the host has done for it among the plugin's own libraries. Loaded when it is first asked for.</summary>
    public IPluginSide Side => _side ??= _sideFolder.Open(_context, Package);

    /// <summary>What shows invocations as the plugin's own <c>Amazon.Lambda.Core</c> does. Loaded when it is first asked for.</summary>
    public IAwsBridge AwsBridge => _awsBridge ??= _sideFolder.OpenAwsBridge(_context);

    /// <summary>The folder from which both come.</summary>
    public string SideDirectory => _sideFolder.Path;

    /// <summary>Loads a package. None of its code runs.</summary>
    /// <param name="package">The package.</param>
    /// <param name="sideFolder">What the host has ready for its context.</param>
    /// <param name="isUnloadable">Whether <see cref="Unload"/> will be called. Code that can be unloaded is slower: .NET compiles it anew.</param>
    /// <exception cref="PackageException">It is damaged, leads out of its folder, or was built for something newer than this host.</exception>
    public static LoadedPlugin Load(PackageLocation package, PluginSideFolder sideFolder, bool isUnloadable = false)
    {
        var dependencies = PackageBoundary.Check(package.Directory, package.MainAssemblyPath);
        if (package.HasOwnContracts)
        {
            BuiltAgainst.CheckOwnContracts(package);
        }

        var context = MakeContext(package, dependencies, sideFolder, isUnloadable);
        NativeFiles.FindFor(context, package.Directory, dependencies);
        OddlyNamedFiles.FindFor(context, dependencies);
        sideFolder.TakePrecedence(context, package);
        return new LoadedPlugin(package, context, sideFolder, LoadMain(package, context));
    }

    /// <summary>Whether the package carries a file of this name beside its main assembly.</summary>
    public bool HasFile(string fileName) => File.Exists(Path.Join(Package.Directory, fileName));

    /// <summary>Loads an assembly for the plugin, as a reference of its own code would.</summary>
    /// <exception cref="IOException">There is none of this name, or it cannot be loaded.</exception>
    public Assembly Load(string assemblyName) => _context.LoadFromAssemblyName(new AssemblyName(assemblyName));

    /// <summary>Whether an assembly of this name has been loaded for the plugin.</summary>
    public bool HasLoaded(string assemblyName)
    {
        foreach (var assembly in _context.Assemblies)
        {
            if (assembly.FullName is { } name && name.Length > assemblyName.Length && name[assemblyName.Length] == ','
                && name.StartsWith(assemblyName, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Lets code that looks types up by name find those of the plugin: in this thread and all that flows from it, and in framework code
    /// that asks the default context.
    /// </summary>
    /// <remarks>Serializers and configuration binders call <see cref="Type.GetType(string)"/> with names that only the plugin knows.</remarks>
    public void EnterContext()
    {
        _context.EnterContextualReflection();

        // The default context may not refer to what can be unloaded.
        if (!_context.IsCollectible)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    /// <summary>Lets .NET unload the package once nothing refers to it any more.</summary>
    /// <returns>Is dead once it has.</returns>
    /// <exception cref="InvalidOperationException">It was not loaded for that.</exception>
    public WeakReference Unload()
    {
        _context.Unload();
        TypeCaches.Forget(_context);
        return new WeakReference(_context, trackResurrection: true);
    }

    /// <summary>The simple names of what is loaded into a plugin's context, and into the host's.</summary>
    /// <param name="context">What <see cref="Unload"/> gave. Held for the moment of the look, and by nothing after it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HashSet<string> NamesOfLoaded(WeakReference context) =>
    [
        .. ((context.Target as AssemblyLoadContext)?.Assemblies ?? []).Concat(AssemblyLoadContext.Default.Assemblies).Select(assembly => assembly.GetName().Name!),
    ];

    /// <summary>Says why a type of the plugin could not be loaded, if what the plugin was built against is the reason.</summary>
    /// <remarks>
    /// Asked only then: .NET refuses an assembly older than the one referred to, so no code of such a plugin ever runs, and a
    /// sound one need not wait for the look.
    /// </remarks>
    /// <exception cref="PackageException">The plugin needs newer contracts or a newer .NET than the host has.</exception>
    public void CheckWhatItWasBuiltAgainst() => BuiltAgainst.Check(Package, Assembly);

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (_isResolving)
        {
            return null;
        }

        _isResolving = true;
        try
        {
            return _context.LoadFromAssemblyName(name);
        }
        catch (IOException)
        {
            // The plugin has no such assembly either; .NET says so itself.
            return null;
        }
        finally
        {
            _isResolving = false;
        }
    }

    private static AssemblyLoadContext MakeContext(PackageLocation package, PackageDependencies dependencies, PluginSideFolder sideFolder, bool isUnloadable)
    {
        try
        {
            var builder = new AssemblyLoadContextBuilder();
            builder.SetMainAssemblyPath(package.MainAssemblyPath);
            builder.AddProbingPath(sideFolder.Path);
            ListedFiles.Add(builder, package.Directory, dependencies);
            FrameworkDependents.Add(builder, package, dependencies);
            if (isUnloadable)
            {
                builder.EnableUnloading();
            }

            if (package.HasOwnContracts)
            {
                builder.PreferDefaultLoadContextAssembly(BuiltAgainst.Contracts.GetName());
            }

            return builder.Build();
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or InvalidOperationException)
        {
            throw Explain(package, error);
        }
    }

    private static Assembly LoadMain(PackageLocation package, AssemblyLoadContext context)
    {
        try
        {
            return context.LoadFromAssemblyPath(package.MainAssemblyPath);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            throw Explain(package, error);
        }
    }

    private static PackageException Explain(PackageLocation package, Exception error) =>
        AssemblyFileCheck.Explain(package.MainAssemblyPath, error) ?? CannotLoad(package, error);

    private static PackageException CannotLoad(PackageLocation package, Exception error) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Package {package.Name} in {package.Directory} cannot be loaded: {error.Message}
        Deploy the folder that dotnet publish writes, whole and unchanged.
        """,
        error);
}
