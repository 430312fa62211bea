using System.Text.Encodings.Web;
using System.Text.Json;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Manifests;

/// <summary>
/// Writes <c>handler.json</c>: the same manifest gives the same bytes on every system.
/// </summary>
internal static class ManifestWriter
{
    // The relaxed encoder leaves the + of nested types readable; the file is never part of a page.
    private static readonly JsonWriterOptions Readable =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's bytes. What the manifest does not know is left out; files are sorted.</summary>
    /// <exception cref="PackageException">There are more files than a reader of the file would take.</exception>
    public static byte[] Write(PackageManifest manifest)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            WriteText(json, "name", manifest.Name);
            WriteText(json, "version", manifest.Version);
            WriteText(json, "assembly", manifest.Assembly);
            WriteEntries(json, manifest.Entries);
            WriteText(json, "contracts", manifest.Contracts);
            WriteText(json, "framework", manifest.Framework);
            WriteNative(json, manifest.Native);
            WriteFiles(json, manifest.Files);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.Length <= PackageManifest.MaxBytes ? bytes.ToArray() : throw TooLarge(manifest, bytes.Length);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyList<string> entries)
    {
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            json.WriteStringValue(entry);
        }

        json.WriteEndArray();
    }

    private static void WriteNative(Utf8JsonWriter json, NativeFacts? native)
    {
        if (native is null)
        {
            return;
        }

        json.WriteStartObject("native");
        WriteText(json, "file", native.File);
        WriteText(json, "architecture", native.Architecture);
        WriteText(json, "glibc", native.Glibc);
        if (native.Abi is { } abi)
        {
            json.WriteNumber("abi", abi);
        }

        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? files)
    {
        if (files is null)
        {
            return;
        }

        json.WriteStartObject("files");
        foreach (var (file, hash) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            json.WriteString(file, hash);
        }

        json.WriteEndObject();
    }

    private static PackageException TooLarge(PackageManifest manifest, long length) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The package {Quotation.Of(manifest.Name ?? "")} has {manifest.Files?.Count ?? 0} files, whose list in {PackageManifest.FileName} would have {length:N0} bytes.
        It should have at most {PackageManifest.MaxBytes:N0}.
        Deploy the folder that dotnet publish writes, and keep data in S3 or in an archive.
        """);
}
