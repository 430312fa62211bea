using PluginRuntime.Packages.Files;

namespace PluginRuntime.Plugins;

/// <summary>
/// The folder below the system's temporary one in which this process keeps its copies of packages, open to nobody else.
/// </summary>
/// <remarks>
/// Lambda throws it away with the environment. Elsewhere a process that was killed leaves its folder behind: a lock in it, which dies with the
/// process, tells the next one that it can go.
/// </remarks>
internal sealed class CopyFolder : IDisposable
{
    private const string Prefix = "pluginruntime-copies-";
    private const string LockFile = ".lock";

    private readonly FileStream _lock;

    private CopyFolder(string path)
    {
        Path = path;
        _lock = Lock(path);
    }

    /// <summary>Its real path.</summary>
    public string Path { get; }

    /// <summary>Makes it, and removes those of processes that are gone.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be made in the temporary folder.</exception>
    public static CopyFolder Make()
    {
        RemoveLeftBehind();
        return new CopyFolder(RealPath.Of(Directory.CreateTempSubdirectory(Prefix).FullName));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        Remove(Path);
    }

    private static void RemoveLeftBehind()
    {
        foreach (var folder in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            if (IsLeftBehind(folder))
            {
                Remove(folder);
            }
        }
    }

    // One without a lock file is about to get it, or has just lost it.
    private static bool IsLeftBehind(string folder)
    {
        try
        {
            if (!File.Exists(System.IO.Path.Join(folder, LockFile)))
            {
                return false;
            }

            Lock(folder).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Lock(string folder) =>
        new(System.IO.Path.Join(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process removes it in the same moment, or it is somebody else's.
        }
    }
}
