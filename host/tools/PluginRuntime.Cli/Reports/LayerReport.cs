using System.Globalization;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Layers;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// Tells the developer what is in a layer: on standard output the packages, each with its handler strings.
/// </summary>
internal static class LayerReport
{
    /// <summary>Writes the report of a zip that has been written.</summary>
    /// <param name="contents">What is in it.</param>
    /// <param name="zip">The file.</param>
    /// <param name="isJson">As one document.</param>
    public static void Write(LayerContents contents, string zip, bool isJson)
    {
        var length = new FileInfo(zip).Length;
        if (isJson)
        {
            var packages = contents.Packages.Select(package => new LayeredPackage(
                package.Location.Name, package.Location.Version?.Value, package.Origin, package.Contents.Length, package.Size, SettingsOf(package, package.Location.Name)));
            JsonDocumentOutput.Write(new { Zip = zip, Bytes = length, UnpackedBytes = contents.Size, Packages = packages });
        }
        else
        {
            WriteText(contents, zip, length);
        }

        if (length > CodeLimits.MaxDirectZipBytes)
        {
            Console.Error.WriteLine(Text(
                $"""
                The zip has {length:N0} bytes, and Lambda takes at most {CodeLimits.MaxDirectZipBytes:N0} with the call itself.
                Copy it to S3 first, and publish the layer with --content S3Bucket=…,S3Key=….
                """));
        }
    }

    private static void WriteText(LayerContents contents, string zip, long length)
    {
        foreach (var package in contents.Packages)
        {
            WritePackage(package);
        }

        Console.WriteLine(Text($"{zip}: {contents.Size:N0} bytes unpacked, {length:N0} bytes as a zip"));
    }

    private static void WritePackage(LayerPackage package)
    {
        var name = package.Location.Name;
        var version = package.Location.Version is { } found ? $" {found}" : "";
        Console.WriteLine(Text(
            $"{name}{version}: {package.Contents.Length} files, {package.Size:N0} bytes, from {package.Origin}. _HANDLER is one of"));
        foreach (var setting in SettingsOf(package, name))
        {
            Console.WriteLine($"  {setting}");
        }
    }

    // AWS's runtime finds methods that are not public, which no listing offers.
    private static string[] SettingsOf(LayerPackage package, string name) => package.Handlers.IsEmpty
        ? [$"{name}::Namespace.Type::Method, for a method that is not public"]
        : package.Handlers.Settings(package.IsCurrent ? name : $"{name}@{package.Location.Version}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A package in the document.</summary>
    private sealed record LayeredPackage(string Name, string? Version, string Origin, int Files, long Bytes, IReadOnlyList<string> Handlers);
}
