using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// A root of one package in several versions, each of the same build with a <c>version.txt</c> of its own, and a pointer.
/// </summary>
internal sealed class SwappedPackage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swapped");

    public SwappedPackage(string name = "Swaps")
    {
        Name = name;
        Root = Directory.CreateDirectory(Path.Join(_folder.FullName, "root")).FullName;
        Temporary = Directory.CreateDirectory(Path.Join(_folder.FullName, "tmp")).FullName;
        Add("1");
        Point("1");
    }

    public string Name { get; }

    /// <summary>The root in which the host finds it.</summary>
    public string Root { get; }

    /// <summary>The host's temporary folder.</summary>
    public string Temporary { get; }

    /// <summary>The package's folder.</summary>
    public string Package => Path.Join(Root, Name);

    /// <summary>A file that an event can name, and that is not there yet.</summary>
    public string Awaited => Path.Join(_folder.FullName, "go");

    /// <summary>The folder in which the host keeps its copies.</summary>
    public string Copies => Assert.Single(Directory.GetDirectories(Temporary, "pluginruntime-copies-*"));

    /// <summary>Adds a version, whole before it is seen.</summary>
    /// <param name="version">Its name, and what its <c>version.txt</c> begins with.</param>
    /// <param name="does">What making its handler does besides.</param>
    /// <param name="change">Changes its folder before.</param>
    public void Add(string version, string does = "", Action<string>? change = null)
    {
        var staged = Path.Join(Package, ".staging-" + version);
        CopiedFolder.Write(Repository.Built(Name), staged);
        File.WriteAllText(Path.Join(staged, "version.txt"), $"{version} {does}".TrimEnd());
        change?.Invoke(staged);
        Directory.Move(staged, Path.Join(Package, version));
    }

    /// <summary>Writes the pointer anew, by replacing the file.</summary>
    public void Point(string version) => VersionPointer.Write(Package, version);

    /// <summary>Starts the published host on it.</summary>
    public HostRun Start(ScriptedRuntimeApi server, string entry = ":plain", params (string Name, string? Value)[] environment) =>
        HostRun.StartPublished(
            server,
            Name + entry,
            _folder.FullName,
            [("PLUGINRUNTIME_ROOTS", Root), ("PLUGINRUNTIME_HOT_SWAP", "1"), ("TMPDIR", Temporary), .. OfEmulation(), .. environment]);

    public void Dispose() => _folder.Delete(recursive: true);

    // On a busy machine an emulated host takes longer than the ten seconds that a version may take.
    private static (string Name, string? Value)[] OfEmulation() => TestedArchitecture.IsEmulated ? [("PLUGINRUNTIME_PREPARE_MS", "600000")] : [];
}
