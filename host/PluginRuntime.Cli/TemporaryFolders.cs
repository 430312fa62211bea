namespace PluginRuntime.Cli;

/// <summary>
/// Folders that are gone when the command ends.
/// </summary>
internal sealed class TemporaryFolders : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("pluginruntime-");
    private int _count;

    /// <summary>Makes an empty one.</summary>
    /// <returns>Its real path.</returns>
    public string Create() => Packages.RealPath.Of(_parent.CreateSubdirectory($"{++_count}").FullName);

    /// <inheritdoc/>
    public void Dispose() => _parent.Delete(recursive: true);
}
