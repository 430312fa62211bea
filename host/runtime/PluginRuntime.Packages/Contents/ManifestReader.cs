using System.Text.Json;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Reads one <c>handler.json</c>, trusting nothing in it.
/// </summary>
internal sealed class ManifestReader(string path)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the file.</summary>
    /// <exception cref="PackageException">Too large, no JSON, or a property of the wrong kind.</exception>
    public PackageManifest Read()
    {
        var bytes = ReadBytes();
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(bytes), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : throw Invalid("is not a JSON object");
        }
        catch (JsonException error)
        {
            throw PackageManifest.Invalid(path, $"is not valid JSON: {Quotation.Plain(error.Message)}", error);
        }
        catch (InvalidOperationException error)
        {
            // A string that is no UTF-8 or has half of a surrogate pair is found only when it is asked for.
            throw PackageManifest.Invalid(path, "holds text that is not valid Unicode", error);
        }
    }

    private ReadOnlyMemory<byte> ReadBytes()
    {
        try
        {
            return CappedFile.Read(path, PackageManifest.MaxBytes)
                ?? throw Invalid($"is larger than {PackageManifest.MaxBytes:N0} bytes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PackageManifest.Invalid(path, $"cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private PackageManifest Read(JsonElement manifest) => new()
    {
        Name = ReadText(manifest, "name"),
        Version = ReadText(manifest, "version"),
        Assembly = ReadAssembly(manifest),
        Entries = ReadEntries(manifest),
        Contracts = ReadText(manifest, "contracts"),
        Framework = ReadText(manifest, "framework"),
        Native = ReadNative(manifest),
        Files = ReadFiles(manifest),
    };

    private string? ReadText(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw Invalid($"has a {value.ValueKind} in \"{name}\", where a text should be");
    }

    private string? ReadAssembly(JsonElement manifest)
    {
        var assembly = ReadText(manifest, "assembly");
        if (assembly is null || (AssetPath.IsFileName(assembly) && assembly.EndsWith(".dll", StringComparison.Ordinal)))
        {
            return assembly;
        }

        throw Invalid(
            $"names the assembly {Quotation.Of(assembly)}; it must be a file of the package's own folder, without a path, that ends with .dll");
    }

    private string[] ReadEntries(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("entries", out var entries) || entries.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return entries.ValueKind == JsonValueKind.Array
            && entries.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String)
            ? [.. entries.EnumerateArray().Select(entry => entry.GetString()!)]
            : throw Invalid("has in \"entries\" something other than a list of texts");
    }

    private NativeFacts? ReadNative(JsonElement manifest) =>
        manifest.TryGetProperty("native", out var native) && native.ValueKind != JsonValueKind.Null ? new NativeFactsReader(path).Read(native) : null;

    private Dictionary<string, string>? ReadFiles(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("files", out var files) || files.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (files.ValueKind != JsonValueKind.Object)
        {
            throw Invalid($"has a {files.ValueKind} in \"files\", where an object should be");
        }

        return files.EnumerateObject().ToDictionary(file => ReadPath(file.Name), ReadHash, StringComparer.Ordinal);
    }

    private string ReadPath(string file) => AssetPath.StaysInside(file)
        ? file
        : throw Invalid($"lists the file {Quotation.Of(file)}, whose path leads out of the package");

    private string ReadHash(JsonProperty file) =>
        file.Value.ValueKind == JsonValueKind.String
        && file.Value.GetString() is { Length: 64 } hash
        && hash.All(char.IsAsciiHexDigit)
            ? hash
            : throw Invalid($"has for the file {Quotation.Of(file.Name)} no SHA-256 of 64 hex digits");

    private PackageException Invalid(string reason) => PackageManifest.Invalid(path, reason);
}
