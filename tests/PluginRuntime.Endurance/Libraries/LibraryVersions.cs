using System.Globalization;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Libraries;

/// <summary>
/// Roots with the built handlers in several versions, which differ by a file. Disposal deletes them.
/// </summary>
internal sealed class LibraryVersions : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("libraries");
    private int _roots;

    public LibraryVersions(int count)
    {
        Count = count;
        for (var version = 1; version <= count; version++)
        {
            Copy(new DirectoryInfo(Repository.Built(Library.Handlers)), Version(version));
            File.WriteAllText(Path.Join(Version(version), "version.txt"), Name(version));
        }
    }

    /// <summary>How many versions there are; their names are the numbers from 1.</summary>
    public int Count { get; }

    /// <summary>Makes a folder whose root has all versions, and which nobody else uses.</summary>
    public string NewRoot()
    {
        var root = Path.Join(_folder.FullName, $"root{Interlocked.Increment(ref _roots)}");
        for (var version = 1; version <= Count; version++)
        {
            Copy(new DirectoryInfo(Version(version)), Path.Join(root, Library.Handlers, Name(version)));
        }

        Point(root, 1);
        return root;
    }

    /// <summary>Names the version that is to serve.</summary>
    public static void Point(string root, int version)
    {
        var next = Path.Join(root, Library.Handlers, ".next");
        File.WriteAllText(next, Name(version) + "\n");
        File.Move(next, Path.Join(root, Library.Handlers, "current"), overwrite: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);

    private string Version(int version) => Path.Join(_folder.FullName, "versions", Name(version));

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles())
        {
            file.CopyTo(Path.Join(to, file.Name));
        }

        foreach (var folder in from.GetDirectories())
        {
            Copy(folder, Path.Join(to, folder.Name));
        }
    }
}
