using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A package that was found for a layer, before anything of it is read.
/// </summary>
/// <param name="Location">Where it lies.</param>
/// <param name="Origin">What the person named it by.</param>
/// <param name="IsCurrent">Whether <c>current</c> names this version of it.</param>
internal sealed record LayerInput(PackageLocation Location, string Origin, bool IsCurrent = true)
{
    /// <summary>The package in a flat folder, as builds leave it.</summary>
    /// <param name="dll">The main DLL; all that lies beside it belongs to the package.</param>
    /// <param name="origin">As in the property.</param>
    /// <exception cref="PackageException">The DLL's name is no package name.</exception>
    public static LayerInput Flat(string dll, string origin)
    {
        var name = PackageName.Parse(Path.GetFileNameWithoutExtension(dll));
        return In(new PackageRoot(Path.GetDirectoryName(dll)!, holdsFlatPackages: true), name.Value, origin);
    }

    /// <summary>The one version of a package that a host would take.</summary>
    /// <exception cref="PackageException">There is none, or nothing chooses among several.</exception>
    public static LayerInput In(PackageRoot root, string name, string origin) => new(Find(root, name), origin);

    /// <summary>Every version of a package.</summary>
    /// <exception cref="PackageException">There is no such package, or it is not sound.</exception>
    public static IEnumerable<LayerInput> AllIn(PackageRoot root, string name, string origin)
    {
        if (PackagePlace.Find(root, name) is not { Form: PackageForm.Versioned } place)
        {
            return [In(root, name, origin)];
        }

        // Without a pointer several versions are fine: then each is named by whoever wants it.
        var versions = VersionFolders.In(place.Directory);
        var current = versions.Length == 1 || PointerFile.ExistsIn(place.Directory) ? Find(root, name).Version?.Value : null;
        return versions.Select(version => new LayerInput(Find(root, $"{name}@{version}"), origin, version == current));
    }

    /// <summary>Reads the package, which was verified before, for the layer.</summary>
    /// <exception cref="PackageException">It is not fit for one.</exception>
    public LayerPackage Read(bool withSymbols)
    {
        var package = LayerPackage.Of(Location, Origin, withSymbols, static _ => { });
        return IsCurrent ? package : package.NotCurrent();
    }

    private static PackageLocation Find(PackageRoot root, string name) => new PackageCatalog([root]).Find(HandlerString.Parse(name));
}
