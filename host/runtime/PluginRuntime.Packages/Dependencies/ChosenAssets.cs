namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Chooses among the files of a deps.json those for a runtime, as .NET does: of each library and each kind, the files for the nearest runtime that it has
/// any for, else those for all.
/// </summary>
internal sealed class ChosenAssets(DepsFileContent content, string[] runtimes)
{
    // A library that is listed twice has the files of both.
    private readonly ILookup<string, DepsAsset> _assets =
        (from library in content.Target.Libraries from asset in library.Assets select (library.Name, asset)).ToLookup(pair => pair.Name, pair => pair.asset, StringComparer.Ordinal);

    /// <summary>Those of one kind, in the order in which .NET takes them.</summary>
    public IEnumerable<ChosenAsset> Of(AssetKind kind) =>
        from library in content.Descriptions
        from asset in Of(library.Name, kind)
        let chosen = new ChosenAsset(asset, library.IsRuntimePack)
        where !chosen.IsPlaceholder
        select chosen;

    private IEnumerable<DepsAsset> Of(string library, AssetKind kind)
    {
        var ofKind = _assets[library].Where(asset => asset.Kind == kind).ToArray();
        var runtime = runtimes.FirstOrDefault(each => ofKind.Any(asset => asset.Runtime == each));
        return ofKind.Where(asset => asset.Runtime == runtime);
    }
}
