using System.Text.Json;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Reads what a <c>handler.json</c> says of a native library, trusting nothing in it.
/// </summary>
/// <param name="path">The file, for messages.</param>
internal sealed class NativeFactsReader(string path)
{
    /// <summary>Reads the value of <c>native</c>.</summary>
    /// <exception cref="PackageException">It is of the wrong kind.</exception>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
    public NativeFacts Read(JsonElement native) => native.ValueKind == JsonValueKind.Object
        ? new NativeFacts(ReadFile(native), ReadText(native, "architecture"), ReadText(native, "glibc"), ReadAbi(native))
        : throw PackageManifest.Invalid(path, $"has a {native.ValueKind} in \"native\", where an object should be");

    private string? ReadFile(JsonElement native)
    {
        var file = ReadText(native, "file");
        return file is null || (AssetPath.IsFileName(file) && file.EndsWith(".so", StringComparison.Ordinal))
            ? file
            : throw PackageManifest.Invalid(path, $"names the native library {Quotation.Of(file)}; it must be a file of the package's own folder, without a path, that ends with .so");
    }

    private string? ReadText(JsonElement native, string name) =>
        !native.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw PackageManifest.Invalid(path, $"has a {value.ValueKind} in \"{name}\" of \"native\", where a text should be");

    private int? ReadAbi(JsonElement native) =>
        !native.TryGetProperty("abi", out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var abi) && abi > 0 ? abi
        : throw PackageManifest.Invalid(path, "has in \"abi\" of \"native\" no version of pluginruntime.h, as 1");
}
