namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// A file of a deps.json that was chosen for a runtime, and where it lies.
/// </summary>
/// <param name="Asset">The file.</param>
/// <param name="IsOfRuntimePack">Whether its path is told as it lies on the disk.</param>
internal sealed record ChosenAsset(DepsAsset Asset, bool IsOfRuntimePack)
{
    /// <summary>The name of the assembly that it stands for, if it is one.</summary>
    public string Name => SimpleName(Asset.Path) is var name && name.EndsWith(".ni", StringComparison.OrdinalIgnoreCase) ? SimpleName(name) : name;

    /// <summary>Its path in the package.</summary>
    public string PlaceInPackage => Asset switch
    {
        { LocalPath: { } path } => path,
        { Runtime: not null } => Asset.Path,
        _ when IsOfRuntimePack => Asset.Path,
        { Kind: AssetKind.Satellite } => $"{FileName(Folder(Asset.Path))}/{FileName(Asset.Path)}",
        _ => FileName(Asset.Path),
    };

    /// <summary>Whether it stands for nothing: a package's way to say that it needs no file there.</summary>
    public bool IsPlaceholder => Asset.Path.EndsWith("/_._", StringComparison.Ordinal);

    /// <summary>What stands behind the last slash of a path.</summary>
    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string SimpleName(string path) =>
        FileName(path) is var file && file.LastIndexOf('.') is >= 0 and var point ? file[..point] : file;

    private static string Folder(string path) => path[..path.LastIndexOf('/')].TrimEnd('/');
}
