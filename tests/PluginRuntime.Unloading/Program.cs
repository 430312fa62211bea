using System.Runtime.CompilerServices;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Unloading;

// Loads a package, invokes its handler once, unloads it, and says what came of it: what pins a package changes the whole process,
// so each has one of its own. Standard output is also the handler's; what is said begins with a word and a colon.
var (package, handler, payload, keptUntilLookedAt) = (args[0], HandlerString.Parse(args[1]), args[2], args.ElementAtOrDefault(3));
var folder = Path.GetFullPath(Repository.Built(package));
var location = new PackageCatalog([new PackageRoot(folder, holdsFlatPackages: true)]).Find(handler);

var context = RunAside();
Console.WriteLine($"unloaded: {UnloadedContext.IsCollected(context)}");
KeptByTheHost.LetGo();
Console.WriteLine($"unloaded in the end: {UnloadedContext.IsCollected(context)}");
foreach (var pin in LikelyPins.Of(location, LoadedPlugin.NamesOfLoaded(context)))
{
    Console.WriteLine($"pin: {pin}");
}

// On a thread of its own, as in the host: where types are looked up by name is that thread's, and stays with it.
[MethodImpl(MethodImplOptions.NoInlining)]
WeakReference RunAside()
{
    WeakReference context = null!;
    var thread = new Thread(() => context = Run());
    thread.UnsafeStart();
    thread.Join();
    return context;
}

// In a method of its own: the frame of the program must not hold what it loads.
[MethodImpl(MethodImplOptions.NoInlining)]
WeakReference Run()
{
    var plugin = LoadedPlugin.Load(location, new PluginSideFolder(Repository.Built("PluginRuntime.Host")), isUnloadable: true);
    plugin.EnterContext();
    Console.WriteLine($"response: {OneAnswer.From(plugin, handler, payload, KeptByTheHost.Token)}");
    if (keptUntilLookedAt == "kept")
    {
        KeptByTheHost.Plugin = plugin;
    }

    return plugin.Unload();
}
