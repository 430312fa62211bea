using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Layers;

/// <summary>
/// The packages that make up one layer of handlers.
/// </summary>
internal sealed class LayerContents
{
    private LayerContents(LayerPackage[] packages)
    {
        Packages = packages;
        Files =
        [
            .. packages.SelectMany(package => package.Contents),
            .. packages.Where(package => package.Location.Version is not null && package.IsCurrent).Select(package => package.Pointer),
        ];
        Size = Files.Sum(file => file.Length);
    }

    /// <summary>By name and version, in ordinal order.</summary>
    public LayerPackage[] Packages { get; }

    /// <summary>All files, as they will lie in the layer.</summary>
    public ZipContent[] Files { get; }

    /// <summary>Their size in bytes, unpacked.</summary>
    public long Size { get; }

    /// <summary>Puts packages together, in any order.</summary>
    /// <exception cref="PackageException">Two have one name, or together they are more than Lambda takes.</exception>
    public static LayerContents Of(IEnumerable<LayerPackage> packages)
    {
        var contents = new LayerContents(
        [
            .. packages.OrderBy(package => package.Location.Name, StringComparer.Ordinal)
                .ThenBy(package => package.Location.Version?.Value, StringComparer.Ordinal),
        ]);
        if (SamePackage.In(contents.Packages.Select(package => (package.Location, package.Origin))).FirstOrDefault().Error is { } twice)
        {
            throw twice;
        }

        return contents.Size <= CodeLimits.MaxUnpackedBytes ? contents : throw TooLarge(contents);
    }

    private static PackageException TooLarge(LayerContents contents)
    {
        var largest = contents.Packages.OrderByDescending(package => package.Size)
            .Select(package => $"{package.Location.Name} {package.Size:N0}");
        return new PackageException(
            PackageErrorType.InvalidPackage,
            $"""
            The layer would have {contents.Size:N0} bytes unpacked: {NameList.Of([.. largest])}.
            Lambda takes at most {CodeLimits.MaxUnpackedBytes:N0} for a function and all of its layers together, the host's included.
            Divide the packages among several layers, or keep data in S3.
            """);
    }
}
