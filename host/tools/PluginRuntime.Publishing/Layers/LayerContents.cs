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
        foreach (var (before, after) in contents.Packages.Zip(contents.Packages.Skip(1)))
        {
            if (before.Location.Name == after.Location.Name && !AreVersionsOfOne(before, after))
            {
                throw Twice(before, after);
            }
        }

        return contents.Size <= CodeLimits.MaxUnpackedBytes ? contents : throw TooLarge(contents);
    }

    // A layer that was put together before may hold several versions; two inputs may not bring one package together.
    private static bool AreVersionsOfOne(LayerPackage one, LayerPackage other) =>
        one.Origin == other.Origin
        && one.Location is { Version: { } first }
        && other.Location is { Version: { } second }
        && !first.Equals(second);

    private static PackageException Twice(LayerPackage one, LayerPackage other) => new(
        PackageErrorType.AmbiguousPackage,
        $"""
        There are two packages {Quotation.Of(one.Location.Name)}: one from {Quotation.Plain(one.Origin)} and one from {Quotation.Plain(other.Origin)}.
        A layer has one of each name; files of two packages are never mixed.
        Leave one of them out, or give it another name: that of its main DLL.
        """);

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
