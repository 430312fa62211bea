using System.Reflection;
using System.Runtime.Loader;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;

namespace PluginRuntime.Handlers;

/// <summary>
/// Tells when code of the plugin makes .NET load a DLL of the package a second time, apart from the package.
/// </summary>
/// <remarks>
/// <see cref="Assembly.LoadFrom(string)"/> loads into the default context, by path: nothing is asked on that way, so it cannot be led to the
/// plugin's. The types of the copy are not the plugin's, and what scans for them silently finds fewer.
/// </remarks>
/// <param name="log">Where it is told, once.</param>
internal sealed class SecondCopyWatch(LogWriter log)
{
    // .NET names the context that it makes for one assembly after the call.
    private const string OneAssembly = "Assembly.Load";

    private string _hostDirectory = "";
    private int _isTold;

    /// <summary>Begins to watch, before anything of the plugin is loaded.</summary>
    public void Start(AssemblyLoads loads)
    {
        _hostDirectory = AppContext.BaseDirectory;
        loads.Tell(Look);
    }

    private void Look(Assembly assembly)
    {
        var context = AssemblyLoadContext.GetLoadContext(assembly);
        var isAside = context == AssemblyLoadContext.Default || context?.Name?.StartsWith(OneAssembly, StringComparison.Ordinal) == true;
        if (isAside && _isTold == 0 && AppContext.BaseDirectory != _hostDirectory && !assembly.IsDynamic && !IsUnder(_hostDirectory, assembly.Location))
        {
            LookCloser(assembly);
        }
    }

    private void LookCloser(Assembly assembly)
    {
        // The package's, since its code runs.
        var directory = AppContext.BaseDirectory;
        var name = assembly.GetName().Name;
        var isOfPackage = (assembly.Location.Length == 0 || IsUnder(directory, assembly.Location)) && File.Exists(Path.Join(directory, name + ".dll"));
        if (isOfPackage && Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            log.Write(
                LambdaLogLevel.Warning,
                $"""
                {name}.dll of the package was loaded apart from the package, by Assembly.LoadFrom, LoadFile or Load(byte[]): .NET takes the types of such a copy for others than the package's own, so casts fail and scans find less than there is.
                Write Assembly.Load("{name}"), or AssemblyLoadContext.GetLoadContext(typeof(…).Assembly)!.LoadFromAssemblyPath(path) with a type of the package. This is said once.
                """);
        }
    }

    private static bool IsUnder(string directory, string path) => path.StartsWith(directory, StringComparison.Ordinal);
}
