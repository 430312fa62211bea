using System.Globalization;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Keeps one host to its function's memory: by a control group where one can be made, else by .NET's limit of the managed heap.
/// </summary>
internal sealed class MemoryLimit : IDisposable
{
    private const string GroupsFolder = "/sys/fs/cgroup";
    private const string OwnGroupFile = "/proc/self/cgroup";

    // Three quarters, as the layer's bootstrap sets it and .NET itself in a control group.
    private const int HeapParts = 3;
    private const int AllParts = 4;

    private static readonly string[] HeapVariables = ["DOTNET_GCHeapHardLimit", "DOTNET_GCHeapHardLimitPercent"];

    private readonly int _megabytes;
    private readonly MemoryGroup? _group;

    private MemoryLimit(int megabytes, MemoryGroup? group) => (_megabytes, _group) = (megabytes, group);

    /// <summary>Which one it is, for the developer.</summary>
    public string Description => _group is null
        ? $"{_megabytes} MB are kept by .NET's heap limit of {HeapMegabytes} MB; memory outside of that heap is not limited, since no control group (cgroup v2) can be made here"
        : $"{_megabytes} MB are kept by a control group, whose end is the end of the process";

    /// <summary>Whether the process was killed for it.</summary>
    public bool HasKilled => _group is { HasKilled: true };

    private int HeapMegabytes => _megabytes * HeapParts / AllParts;

    /// <summary>Makes the limit for the next process.</summary>
    public static MemoryLimit Of(int megabytes) => new(
        megabytes, OperatingSystem.IsLinux() ? MemoryGroup.TryCreate(megabytes, GroupsFolder, MemoryGroup.OwnPath(File.ReadLines(OwnGroupFile))) : null);

    /// <summary>The command that is limited.</summary>
    public HostCommand Apply(HostCommand command) => _group?.Join(command) ?? command;

    /// <summary>The variables with the limit; a heap limit of the function's own stays.</summary>
    public IReadOnlyDictionary<string, string> Apply(IReadOnlyDictionary<string, string> variables) =>
        _group is not null || HeapVariables.Any(variables.ContainsKey)
            ? variables
            : new Dictionary<string, string>(variables)
            {
                [HeapVariables[0]] = (HeapMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture),
            };

    /// <inheritdoc/>
    public void Dispose() => _group?.Dispose();
}
