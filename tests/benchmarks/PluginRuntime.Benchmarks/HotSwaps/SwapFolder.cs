using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Emulator;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>A temporary folder with all that one host that swaps reads and writes.</summary>
internal sealed class SwapFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginruntime-hot-swap-").FullName;

    /// <summary>Makes the root with the contender's package.</summary>
    public SwappedPackage CreatePackage(Contender contender) => new(Root, NameOf(contender), contender.TaskRoot);

    /// <summary>A function that follows its package to new versions, however many of the old ones stay in memory.</summary>
    public FunctionSettings SettingsOf(Contender contender) => new()
    {
        FunctionName = NameOf(contender),
        Handler = contender.Handler,
        Host = new HostCommand(contender.Program, contender.Arguments),
        TaskRoot = Make("task"),
        Roots = [Root],
        MemoryMegabytes = 1_769,
        Environment = new Dictionary<string, string>
        {
            ["PLUGINRUNTIME_HOT_SWAP"] = "1",
            ["PLUGINRUNTIME_MAX_LEAKED"] = "10000",
            ["PLUGINRUNTIME_PREWARM"] = "1",
            ["TMPDIR"] = Make("copies"),
        },
    };

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Root => File("roots");

    // A handler string begins with the package's name in both of its forms.
    private static string NameOf(Contender contender) => contender.Handler.Split(':')[0];

    private string Make(string name) => Directory.CreateDirectory(File(name)).FullName;
}
