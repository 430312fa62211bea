using PluginRuntime.Publishing.Functions;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Publishing.Verification;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// One package of a zip, as it is reported.
/// </summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version; <see langword="null"/> where it has none.</param>
/// <param name="Origin">What it came from, as the person named it.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">Their size, unpacked.</param>
/// <param name="Handlers">The handler strings, ready to paste.</param>
internal sealed record ZippedPackage(string Name, string? Version, string Origin, int Files, long Bytes, IReadOnlyList<string> Handlers)
{
    /// <summary>A package of a layer.</summary>
    public static ZippedPackage Of(LayerPackage package)
    {
        var (name, version) = (package.Location.Name, package.Location.Version?.Value);
        var named = package.IsCurrent ? name : $"{name}@{version}";
        return new ZippedPackage(name, version, package.Origin, package.Contents.Length, package.Size, SettingsOf(package.Handlers, named));
    }

    /// <summary>The package that is a function's own code.</summary>
    public static ZippedPackage Of(FunctionPackage package, string origin) =>
        new(package.Name, null, origin, package.Contents.Length, package.Size, SettingsOf(package.Handlers, package.Name));

    // AWS's runtime finds methods that are not public, which no listing offers.
    private static string[] SettingsOf(PackageHandlers handlers, string name) =>
        handlers.IsEmpty ? [$"{name}::Namespace.Type::Method, for a method that is not public"] : handlers.Settings(name);
}
