using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Functions;

/// <summary>
/// One package that is fit to be a function's own code: its files lie at the top of the zip, and so in the task root.
/// </summary>
internal sealed class FunctionPackage
{
    private readonly PackageLocation _location;
    private readonly PackageContents _contents;

    private FunctionPackage(PackageLocation location, PackageHandlers handlers, PackageContents contents)
    {
        _location = location;
        _contents = contents;
        Handlers = handlers;
    }

    /// <summary>Its name.</summary>
    public string Name => _location.Name;

    /// <summary>Its handlers.</summary>
    public PackageHandlers Handlers { get; }

    /// <summary>The bytes of its <c>handler.json</c>.</summary>
    public byte[] Manifest => _contents.Manifest;

    /// <summary>Its files, with <c>handler.json</c>, as they lie in the zip.</summary>
    public ZipContent[] Contents => _contents.Files;

    /// <summary>Their size in bytes, unpacked.</summary>
    public long Size => _contents.Size;

    /// <summary>Reads a package and judges whether it can be a function's code. Nothing of it is loaded.</summary>
    /// <param name="location">The package, or one version of it.</param>
    /// <param name="files">The files that belong to it, by their paths in the folder.</param>
    /// <param name="warn">Takes a message for what is in it and of no use on Lambda.</param>
    /// <exception cref="PackageException">It is not fit, not sound, or larger than Lambda takes.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static FunctionPackage Of(PackageLocation location, string[] files, Action<string> warn)
    {
        var handlers = PublishingRules.JudgeForLayer(location, warn);
        var contents = PackageContents.Of(location, handlers, files, folder: "");
        PackageSize.Require(location.Name, [.. contents.Files.Select(file => (file.Path, file.Length))]);
        return new FunctionPackage(location, handlers, contents);
    }
}
