extern alias host;

using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// A package <c>orders</c> of files that are written for a test, as the host loads it.
/// </summary>
internal sealed class PackageOfFiles : IDisposable
{
    private static readonly PluginSideFolder Side = new(Repository.Built("PluginRuntime.Host"));

    private readonly TemporaryFolder _disk = new();
    private LoadedPlugin? _plugin;

    public PackageOfFiles() => Assembly("orders.dll");

    /// <summary>What this process runs on.</summary>
    public static string Runtime => RuntimeInformation.RuntimeIdentifier;

    /// <summary>Writes an assembly of the file's name.</summary>
    /// <param name="path">A satellite's lies in the folder of its culture.</param>
    public void Assembly(string path)
    {
        var name = new AssemblyName(Path.GetFileNameWithoutExtension(path)) { Version = new Version(99, 0, 0, 0) };
        if (name.Name!.EndsWith(".resources", StringComparison.Ordinal))
        {
            name.CultureName = Path.GetFileName(Path.GetDirectoryName(path));
        }

        var builder = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        builder.DefineDynamicModule(name.Name!);
        _disk.File(path);
        builder.Save(_disk[path]);
    }

    /// <summary>Writes a native library.</summary>
    public void Library(string path) =>
        _disk.File(path, File.ReadAllBytes(Path.Join(Repository.Built("NativeAsset"), "runtimes", Runtime, "native", "libe_sqlite3.so")));

    /// <summary>Writes its deps.json.</summary>
    /// <param name="library">What it lists for one library, <c>RUNTIME</c> being what this process runs on.</param>
    public void Lists(string library) => _disk.File(
        "orders.deps.json",
        """{"runtimeTarget":{"name":"T"},"targets":{"T":{"orders/1":{"runtime":{"orders.dll":{}}},"A/1":{LIBRARY}}},"libraries":{"orders/1":{"type":"project","sha512":""},"A/1":{"type":"package","sha512":""}}}"""
            .Replace("LIBRARY", library, StringComparison.Ordinal).Replace("RUNTIME", Runtime, StringComparison.Ordinal));

    /// <summary>Loads the package.</summary>
    /// <param name="hasResolver">Whether .NET's own reader of its deps.json answers; else it finds nothing, as in the layer.</param>
    public void Load(bool hasResolver)
    {
        var location = PackageLocation.At("orders", version: null, _disk.Root, new PackageRoot(_disk.Root, holdsFlatPackages: true), versionsDirectory: null, []);
        _plugin = LoadedPlugin.Load(location, Side, isUnloadable: true);
        if (!hasResolver)
        {
            Silence(AssemblyLoadContext.GetLoadContext(_plugin.Assembly)!);
        }
    }

    /// <summary>The path of the file that an assembly is loaded from.</summary>
    public string PathOf(string assemblyName) => _plugin!.Load(assemblyName).Location;

    /// <summary>The same in the package.</summary>
    public string PlaceOf(string assemblyName) => Path.GetRelativePath(_disk.Root, PathOf(assemblyName));

    /// <summary>The places of the native libraries that are in memory once one was loaded by a name.</summary>
    public string[] PlacesAfterLoading(string library)
    {
        var handle = NativeLibrary.Load(library, _plugin!.Assembly, searchPath: null);
        try
        {
            return
            [
                .. File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..])
                    .Where(path => path.StartsWith(_disk.Root + "/", StringComparison.Ordinal) && !path.EndsWith("orders.dll", StringComparison.Ordinal))
                    .Distinct().Select(path => Path.GetRelativePath(_disk.Root, path)),
            ];
        }
        finally
        {
            NativeLibrary.Free(handle);
        }
    }

    public void Dispose()
    {
        _plugin?.Unload();
        _disk.Dispose();
    }

    private static void Silence(AssemblyLoadContext context)
    {
        var resolver = (AssemblyDependencyResolver)Field(context, "_dependencyResolver").GetValue(context)!;
        Field(resolver, "_assemblyPaths").SetValue(resolver, new Dictionary<string, string>());
        Field(resolver, "_nativeSearchPaths").SetValue(resolver, Array.Empty<string>());
        Field(resolver, "_resourceSearchPaths").SetValue(resolver, Array.Empty<string>());
    }

    private static FieldInfo Field(object owner, string name) => owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
