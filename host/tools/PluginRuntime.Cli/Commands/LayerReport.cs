using System.Globalization;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Layers;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// Tells the developer what is in a layer: on standard output the packages, each with its handler strings.
/// </summary>
internal static class LayerReport
{
    /// <summary>Writes the report of a zip that has been written.</summary>
    public static void Write(LayerContents contents, string zip)
    {
        foreach (var package in contents.Packages)
        {
            WritePackage(package);
        }

        var length = new FileInfo(zip).Length;
        Console.WriteLine(Text($"{zip}: {contents.Size:N0} bytes unpacked, {length:N0} bytes as a zip"));
        if (length > CodeLimits.MaxDirectZipBytes)
        {
            Console.Error.WriteLine(Text(
                $"""
                The zip has {length:N0} bytes, and Lambda takes at most {CodeLimits.MaxDirectZipBytes:N0} with the call itself.
                Copy it to S3 first, and publish the layer with --content S3Bucket=…,S3Key=….
                """));
        }
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
}
