using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that no two of several packages bear one name.
/// </summary>
internal static class SamePackage
{
    /// <summary>One error for each pair.</summary>
    /// <param name="packages">Each with what it came from, as the person named it.</param>
    public static IEnumerable<(PackageLocation Second, PackageException Error)> In(IEnumerable<(PackageLocation Location, string Origin)> packages)
    {
        (PackageLocation Location, string Origin)[] ordered =
        [
            .. packages.OrderBy(package => package.Location.Name, StringComparer.Ordinal).ThenBy(package => package.Location.Version?.Value, StringComparer.Ordinal),
        ];
        return
            from pair in ordered.Zip(ordered.Skip(1))
            where pair.First.Location.Name == pair.Second.Location.Name && !AreVersionsOfOne(pair.First, pair.Second)
            select (pair.Second.Location, Twice(pair.First.Location.Name, pair.First.Origin, pair.Second.Origin));
    }

    // A layer that was put together before may hold several versions; two inputs may not bring one package together.
    private static bool AreVersionsOfOne((PackageLocation Location, string Origin) one, (PackageLocation Location, string Origin) other) =>
        one.Origin == other.Origin
        && one.Location is { Version: { } first }
        && other.Location is { Version: { } second }
        && !first.Equals(second);

    private static PackageException Twice(string name, string one, string other) => new(
        PackageErrorType.AmbiguousPackage,
        $"""
        There are two packages {Quotation.Of(name)}: one from {Quotation.Plain(one)} and one from {Quotation.Plain(other)}.
        A layer has one of each name; files of two packages are never mixed.
        Leave one of them out, or give it another name: that of its main DLL.
        """);
}
