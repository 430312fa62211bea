using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Layers;

/// <summary>
/// One package, or one version of it, that is fit to go into a layer.
/// </summary>
internal sealed class LayerPackage
{
    private LayerPackage(PackageLocation location, string origin, PackageHandlers handlers, ZipContent[] contents)
    {
        Location = location;
        Origin = origin;
        Handlers = handlers;
        Contents = contents;
        Size = contents.Sum(content => content.Length);
    }

    /// <summary>Where it lies now.</summary>
    public PackageLocation Location { get; }

    /// <summary>What it came from, as the person named it.</summary>
    public string Origin { get; }

    /// <summary>Its handlers; there is at least one, but in a package for AWS's runtime, where even a private method can be named.</summary>
    public PackageHandlers Handlers { get; }

    /// <summary>Whether <c>current</c> names it. Without meaning for a package without versions.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>Its files, with <c>handler.json</c> and without documentation, as they will lie in the layer.</summary>
    public ZipContent[] Contents { get; }

    /// <summary>Their size in bytes, unpacked.</summary>
    public long Size { get; }

    /// <summary>The pointer file that chooses a version.</summary>
    public ZipContent Pointer => new($"{PackageCatalog.HandlersFolder}/{Location.Name}/{PointerFile.Name}", PointerFile.Name)
    {
        Bytes = [.. $"{Location.Version}\n".Select(character => (byte)character)],
    };

    /// <summary>Reads a package and judges whether it can go into a layer. Nothing of it is loaded.</summary>
    /// <param name="location">The package.</param>
    /// <param name="origin">What it came from, for messages.</param>
    /// <param name="withSymbols">Whether its pdb files go along.</param>
    /// <param name="refuse">Takes the message for each that should be a handler and cannot be one.</param>
    /// <exception cref="PackageException">It is not fit, or not sound.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LayerPackage Of(PackageLocation location, string origin, bool withSymbols, Action<string> refuse)
    {
        var handlers = PublishingRules.JudgeForLayer(location, refuse);
        string[] files = DeployedFiles.In(location.Directory, withSymbols);
        var folder = location.Version is { } version ? $"{PackageCatalog.HandlersFolder}/{location.Name}/{version}/" : $"{PackageCatalog.HandlersFolder}/{location.Name}/";
        return new LayerPackage(location, origin, handlers, PackageContents.Of(location, handlers, files, folder).Files);
    }

    /// <summary>The same version, which <c>current</c> does not name.</summary>
    public LayerPackage NotCurrent() => new(Location, Origin, Handlers, Contents) { IsCurrent = false };
}
