using System.Globalization;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Libraries;

/// <summary>
/// Roots with the built handlers in several versions, which differ by a file. Disposal deletes them.
/// </summary>
internal sealed class LibraryVersions(int count) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("libraries");
    private int _roots;

    /// <summary>How many versions there are; their names are the numbers from 1.</summary>
    public int Count { get; } = count;

    /// <summary>Makes a folder whose root has all versions, and which nobody else uses.</summary>
    public string NewRoot()
    {
        var root = Path.Join(_folder.FullName, $"root{Interlocked.Increment(ref _roots)}");
        for (var version = 1; version <= Count; version++)
        {
            var folder = Path.Join(root, Library.Handlers, Name(version));
            CopiedFolder.Write(Repository.Built(Library.Handlers), folder);
            File.WriteAllText(Path.Join(folder, "version.txt"), Name(version));
        }

        Point(root, 1);
        return root;
    }

    /// <summary>Names the version that is to serve.</summary>
    public static void Point(string root, int version) => VersionPointer.Write(Path.Join(root, Library.Handlers), Name(version));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);
}
