using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Chooses among files that stand for one assembly: the one of the newest version, and of several such the last.
/// </summary>
/// <param name="file">The deps.json, for messages.</param>
internal sealed class AssemblyChoice(string file)
{
    /// <summary>The path in the package of each assembly, by its simple name.</summary>
    /// <param name="assets">The assemblies, in the order of the file.</param>
    /// <exception cref="PackageException">Two files have names that differ in their endings, or in capital letters: chance would decide.</exception>
    public Dictionary<string, string> Of(List<ChosenAsset> assets)
    {
        var chosen = new Dictionary<string, ChosenAsset>(StringComparer.Ordinal);
        foreach (var asset in assets)
        {
            if (!chosen.TryGetValue(asset.Name, out var before))
            {
                chosen.Add(asset.Name, asset);
                continue;
            }

            Check(asset, before);
            if (IsAsNew(asset.Asset, before.Asset) && asset.PlaceInPackage != before.PlaceInPackage)
            {
                chosen[asset.Name] = asset;
            }
        }

        return ByFileName(chosen.Values);
    }

    private void Check(ChosenAsset asset, ChosenAsset before)
    {
        if (ChosenAsset.FileName(asset.Asset.Path) != ChosenAsset.FileName(before.PlaceInPackage))
        {
            throw DepsFileError.Ambiguous(file, asset.Name, before.PlaceInPackage, asset.Asset.Path);
        }
    }

    private Dictionary<string, string> ByFileName(Dictionary<string, ChosenAsset>.ValueCollection chosen)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var asset in chosen)
        {
            var name = Path.GetFileNameWithoutExtension(ChosenAsset.FileName(asset.PlaceInPackage));
            if (!paths.TryAdd(name, asset.PlaceInPackage))
            {
                throw DepsFileError.Ambiguous(file, name, paths[name], asset.PlaceInPackage);
            }
        }

        return paths;
    }

    private static bool IsAsNew(DepsAsset asset, DepsAsset before)
    {
        var order = asset.AssemblyVersion.CompareTo(before.AssemblyVersion);
        return order > 0 || (order == 0 && asset.FileVersion.CompareTo(before.FileVersion) >= 0);
    }
}
