using System.Text.RegularExpressions;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Answers;

/// <summary>
/// The packages of this build, each loaded once and all of its handlers asked.
/// </summary>
internal sealed partial class AskedPackages : IDisposable
{
    private readonly bool _isSwapped;
    private readonly PluginSideFolder _side = new(Repository.Built("PluginRuntime.Host"));
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("answers");
    private readonly CopyFolder? _copies ;
    private readonly LogWriter _log = new(static _ => { }, TimeProvider.System);
    private readonly ConsoleCapture _console;

    /// <summary>Begins, with nothing loaded yet.</summary>
    /// <param name="isSwapped">Whether packages are loaded from a copy, to be unloaded.</param>
    public AskedPackages(bool isSwapped)
    {
        _isSwapped = isSwapped;
        _copies = isSwapped ? CopyFolder.Make() : null;
        _console = new ConsoleCapture(_log);
        _console.Start(new AssemblyLoads());
    }

    /// <summary>What all handlers of a package answer to all events: a line each.</summary>
    public async Task<List<string>> AskAsync(string name, HashSet<string> unasked)
    {
        var location = Find(name);
        var refused = new List<string>();
        string[] handlers;
        try
        {
            handlers = PackageHandlers.Of(location, refused.Add).Settings(name);
        }
        catch (PackageException error)
        {
            return [$"{name}: {error.Message}"];
        }

        var copy = _copies is null ? null : PackageCopy.Make(location, _copies, _side.Path);
        var plugin = OnThreadOfItsOwn(() => LoadedPlugin.Load(copy?.Package ?? location, _side, _isSwapped));
        var lines = new List<string>();
        foreach (var handler in handlers.Where(handler => !unasked.Contains(handler)))
        {
            lines.AddRange(await AskAsync(plugin, copy, HandlerString.Parse(handler)));
        }

        return lines;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _copies?.Dispose();
        _root.Delete(recursive: true);
    }

    // With the file in which some look for their version, which the build does not write.
    private PackageLocation Find(string name)
    {
        var (from, to) = (Repository.Built(name), Path.Join(_root.FullName, name));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Join(to, "version.txt"), "1");
        return new PackageCatalog([new PackageRoot(_root.FullName, holdsFlatPackages: false)]).Find(HandlerString.Parse(name + ":x"));
    }

    private async Task<IEnumerable<string>> AskAsync(LoadedPlugin plugin, PackageCopy? copy, HandlerString handler)
    {
        var listeners = new ListenerWatch(_log);
        try
        {
            // As in the host: what can be swapped is bound on a thread of its own, and what cannot on the loop's.
            AskedHandler Bind()
            {
                Surroundings.Enter(plugin);
                return new AskedHandler(plugin, copy, HandlerBinder.Bind(plugin, handler, prewarm: true, _log), listeners, _log);
            }

            var asked = _isSwapped ? OnThreadOfItsOwn(Bind) : null;
            return (await LoopOfOne.AskAsync(() => asked ?? Bind(), _console, _log)).Select(answer => $"{handler.Text} {Neutral(answer, plugin)}");
        }
        catch (Exception error)
        {
            return [$"{handler.Text}: {error.GetType().Name}: {Neutral(error.Message, plugin)}"];
        }
    }

    // Where the package lies, and which frames of a stack the compiler has left out, is no difference.
    private static string Neutral(string text, LoadedPlugin plugin) =>
        Stack().Replace(text.Replace(plugin.Package.Directory, "<package>", StringComparison.Ordinal), "");

    [GeneratedRegex("\"stackTrace\":\\[(?:\"(?:[^\"\\\\]|\\\\.)*\",?)*\\]")]
    private static partial Regex Stack();

    private static T OnThreadOfItsOwn<T>(Func<T> make)
    {
        T? made = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                made = make();
            }
            catch (Exception error)
            {
                failure = error;
            }
        });
        thread.UnsafeStart();
        thread.Join();
        return failure is null ? made! : throw failure;
    }
}
