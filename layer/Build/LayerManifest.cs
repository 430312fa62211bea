using System.Diagnostics;
using System.Text.Json;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// <c>host/layer.json</c>: which host and which .NET a layer has, and of which commit it was built.
/// </summary>
internal static class LayerManifest
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the file.</summary>
    public static void Write(HostPublish published, ShippedPackage[] packages, LayerVariant variant, string commit, string path)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", variant.FileName);
            json.WriteString("host", HostVersion(published));
            json.WriteString("dotnet", DotNetVersion(packages));
            json.WriteString("runtime", variant.Runtime);
            json.WriteBoolean("aspNetCore", variant.HasAspNet);
            json.WriteString("commit", commit);
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    /// <summary>The version of the host.</summary>
    public static string HostVersion(HostPublish published) =>
        FileVersionInfo.GetVersionInfo(Path.Join(published.Directory, "PluginRuntime.Host.dll")).ProductVersion!;

    /// <summary>The version of .NET.</summary>
    public static string DotNetVersion(ShippedPackage[] packages) =>
        packages.First(package => package.Name.StartsWith("Microsoft.NETCore.App.Runtime.", StringComparison.Ordinal)).Version;
}
