using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// <c>host/layer.json</c>: which host and which .NET a layer has, what starts it, and of which commit it was built.
/// </summary>
internal sealed record LayerManifest(HostPublish Published, ShippedPackage[] Packages, LayerVariant Variant, LayerBoot Boot, string? NativeHost, string Commit)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", Variant.FileName);
            json.WriteString("host", HostVersion(Published));
            json.WriteString("dotnet", DotNetVersion(Packages));
            json.WriteString("runtime", Variant.Runtime);
            json.WriteBoolean("aspNetCore", Variant.HasAspNet);
            json.WriteString("boot", Boot.Name);
            if (Boot.Compiler(Variant) is { } compiler)
            {
                json.WriteString("compiler", compiler);
            }

            json.WriteBoolean("nativeHost", NativeHost is not null);
            json.WriteString("commit", Commit);
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
