using System.Text.Json;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// What a layer is made of, as a CycloneDX bill of materials.
/// </summary>
/// <remarks>
/// Without the time and the random serial number that the format allows: the same sources give the same bytes.
/// Source: https://cyclonedx.org/docs/1.6/json/
/// </remarks>
internal static class BillOfMaterials
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the file of one of the host's layers.</summary>
    public static void Write(LayerVariant variant, HostPublish published, ShippedPackage[] packages, string path) => Write(
        path,
        (variant.FileName, LayerManifest.HostVersion(published), "Apache-2.0"),
        packages.Select(package => (package.Name, package.Version, package.License, $"pkg:nuget/{package.Name}@{package.Version}")));

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="layer">What it is of.</param>
    /// <param name="components">What that is made of.</param>
    public static void Write(
        string path, (string Name, string Version, string License) layer, IEnumerable<(string Name, string Version, string License, string Url)> components)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, Indented);
        json.WriteStartObject();
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteNumber("version", 1);
        json.WriteStartObject("metadata");
        json.WritePropertyName("component");
        WriteComponent(json, "application", layer.Name, layer.Version, layer.License, packageUrl: null);
        json.WriteEndObject();
        json.WriteStartArray("components");
        foreach (var component in components)
        {
            WriteComponent(json, "library", component.Name, component.Version, component.License, component.Url);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, string type, string name, string version, string license, string? packageUrl)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("name", name);
        json.WriteString("version", version);
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("expression", license);
        json.WriteEndObject();
        json.WriteEndArray();
        if (packageUrl is not null)
        {
            json.WriteString("purl", packageUrl);
        }

        json.WriteEndObject();
    }
}
