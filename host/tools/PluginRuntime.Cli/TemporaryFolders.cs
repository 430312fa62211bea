using PluginRuntime.Packages.Files;

namespace PluginRuntime.Cli;

/// <summary>
/// Folders that are gone when the command ends.
/// </summary>
internal sealed class TemporaryFolders : IDisposable
{
    private DirectoryInfo? _parent;
    private int _count;

    /// <summary>Makes an empty one.</summary>
    /// <returns>Its real path.</returns>
    public string Create()
    {
        _parent ??= Directory.CreateTempSubdirectory("pluginruntime-");
        return RealPath.Of(_parent.CreateSubdirectory($"{++_count}").FullName);
    }

    /// <inheritdoc/>
    public void Dispose() => _parent?.Delete(recursive: true);
}
