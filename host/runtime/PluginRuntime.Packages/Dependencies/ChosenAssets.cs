namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Chooses among the files of a deps.json those for a runtime, as .NET does: of each library and each kind, the files for the nearest runtime that it has
/// any for, else those for all.
/// </summary>
/// <remarks>Part of the cold start of a package with such files, so it is written without what would be compiled then.</remarks>
/// <param name="content">What the deps.json says.</param>
/// <param name="runtimes">The runtimes whose files fit, the nearest first.</param>
internal sealed class ChosenAssets(DepsFileContent content, string[] runtimes)
{
    // A library that is listed twice has the files of both.
    private readonly Dictionary<string, DepsAsset[]> _assets = ByLibrary(content.Target.Libraries);

    /// <summary>Those of one kind, in the order in which .NET takes them.</summary>
    public List<ChosenAsset> Of(AssetKind kind)
    {
        var chosen = new List<ChosenAsset>();
        foreach (var library in content.Descriptions)
        {
            if (_assets.TryGetValue(library.Name, out var assets))
            {
                Add(chosen, assets, kind, library.IsRuntimePack);
            }
        }

        return chosen;
    }

    private void Add(List<ChosenAsset> chosen, DepsAsset[] assets, AssetKind kind, bool isOfRuntimePack)
    {
        var runtime = NearestRuntime(assets, kind);
        foreach (var asset in assets)
        {
            if (asset.Kind == kind && asset.Runtime == runtime && new ChosenAsset(asset, isOfRuntimePack) is { IsPlaceholder: false } one)
            {
                chosen.Add(one);
            }
        }
    }

    private string? NearestRuntime(DepsAsset[] assets, AssetKind kind)
    {
        foreach (var runtime in runtimes)
        {
            foreach (var asset in assets)
            {
                if (asset.Kind == kind && asset.Runtime == runtime)
                {
                    return runtime;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, DepsAsset[]> ByLibrary(DepsLibrary[] libraries)
    {
        var assets = new Dictionary<string, DepsAsset[]>(StringComparer.Ordinal);
        foreach (var library in libraries)
        {
            if (!assets.TryGetValue(library.Name, out var known))
            {
                assets.Add(library.Name, library.Assets);
            }
            else
            {
                assets[library.Name] = [.. known, .. library.Assets];
            }
        }

        return assets;
    }
}
