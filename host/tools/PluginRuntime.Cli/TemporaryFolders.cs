using PluginRuntime.Packages.Files;

namespace PluginRuntime.Cli;

/// <summary>
/// Folders that are gone when the command ends; if it is killed, when another one needs such folders.
/// </summary>
internal sealed class TemporaryFolders : IDisposable
{
    private DirectoryInfo? _parent;
    private FileStream? _use;
    private int _count;

    /// <summary>Makes an empty one.</summary>
    /// <returns>Its real path.</returns>
    public string Create()
    {
        if (_parent is null)
        {
            _parent = Directory.CreateTempSubdirectory(AbandonedFolders.Prefix(Environment.ProcessId));
            _use = AbandonedFolders.Use(_parent);
            AbandonedFolders.Sweep(_parent);
        }

        return RealPath.Of(_parent.CreateSubdirectory($"{++_count}").FullName);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _use?.Dispose();
        _parent?.Delete(recursive: true);
    }
}
