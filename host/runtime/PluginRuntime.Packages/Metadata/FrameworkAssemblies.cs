using System.Collections.Concurrent;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The assemblies that a plugin finds outside of its package, by simple name.
/// </summary>
internal sealed class FrameworkAssemblies
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, AssemblyMetadata> _read;

    private FrameworkAssemblies(IEnumerable<string> paths, ConcurrentDictionary<string, AssemblyMetadata>? read = null)
    {
        _read = read ?? new(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
    }

    /// <summary>What this process itself can load, and the DLLs of a folder.</summary>
    /// <param name="pluginSideDirectory">The folder of the host whose DLLs each plugin loads for itself; it need not exist.</param>
    public static FrameworkAssemblies OfThisProcess(string? pluginSideDirectory = null)
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return new FrameworkAssemblies(
            trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(DllsIn(pluginSideDirectory)));
    }

    /// <summary>What a published host can load, for a tool whose own framework is another.</summary>
    /// <param name="directories">Its folder, and others in which it looks; they need not exist.</param>
    public static FrameworkAssemblies In(params string?[] directories) => new(directories.SelectMany(DllsIn));

    /// <summary>The same with the DLLs of one more folder; what is read by either serves both.</summary>
    public FrameworkAssemblies With(string? directory) => new([.. _paths.Values, .. DllsIn(directory)], _read);

    /// <summary>Reads one of them, once.</summary>
    /// <param name="path">As <see cref="Find"/> gives it.</param>
    /// <exception cref="Rules.Words.PackageException">It is damaged.</exception>
    public AssemblyMetadata Open(string path) => _read.GetOrAdd(path, AssemblyMetadata.Open);

    /// <summary>The path of an assembly; <see langword="null"/> if there is none.</summary>
    public string? Find(string name) => _paths.GetValueOrDefault(name);

    private static string[] DllsIn(string? directory) =>
        directory is not null && Directory.Exists(directory) ? Directory.GetFiles(directory, "*.dll") : [];
}
