using System.Diagnostics;
using System.Globalization;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>A package in a root of its own, of which a new version is published again and again: 1, 2, 3 and so on.</summary>
/// <remarks>
/// Two copies of one build take turns. As by 'pluginruntime install' a version gets its folder by a rename, and <c>current</c> is replaced by
/// another one; the version before the last is taken back, since a host runs from copies of its own. No number comes twice, so an answer tells
/// exactly how old its version is.
/// </remarks>
internal sealed class SwappedPackage
{
    private readonly string _folder;
    private readonly string _spare;
    private readonly List<long> _publishedAt = [];

    /// <summary>Makes the root and publishes version 1.</summary>
    /// <param name="root">The root's folder; it is made.</param>
    /// <param name="name">The package's name.</param>
    /// <param name="build">The folder with the package's files.</param>
    public SwappedPackage(string root, string name, string build)
    {
        _folder = Path.Combine(root, name);
        _spare = Path.Combine(_folder, ".spare");
        Copy(build, _spare);
        Publish();
        Copy(build, _spare);
    }

    /// <summary>When each version was published, the first one first, as time stamps of <see cref="Stopwatch"/>.</summary>
    public IReadOnlyList<long> PublishedAt => _publishedAt;

    /// <summary>The version that <c>current</c> names.</summary>
    public int Version => _publishedAt.Count;

    /// <summary>Publishes the next version. The host must have taken the one before.</summary>
    public void PublishNext()
    {
        if (Version > 1)
        {
            Directory.Move(FolderOf(Version - 1), _spare);
        }

        Publish();
    }

    private void Publish()
    {
        var version = Version + 1;
        File.WriteAllText(Path.Combine(_spare, "version.txt"), Text(version));
        Directory.Move(_spare, FolderOf(version));
        VersionPointer.Write(_folder, Text(version));
        _publishedAt.Add(Stopwatch.GetTimestamp());
    }

    private string FolderOf(int version) => Path.Combine(_folder, Text(version));

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
