using System.Text.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Judges every path in a deps.json that .NET may join to a folder.
/// </summary>
/// <remarks>
/// The format: https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md. It has paths
/// as
/// the names of assets, in an asset's <c>localPath</c>, in a library's <c>path</c>, and in a library's own name, which
/// stands in for a missing <c>path</c>.
/// </remarks>
internal static class DepsFilePaths
{
    private static readonly string[] AssetGroups = ["runtime", "native", "resources", "runtimeTargets"];

    // .NET's own reader allows comments; what it reads over must not hide a path from this one.
    private static readonly JsonDocumentOptions LikeTheRuntime = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Parses the file and judges it.</summary>
    /// <exception cref="PackageException">A path leads out of the package, or the file is not a deps.json.</exception>
    public static void Check(string file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(
                bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, LikeTheRuntime);
            foreach (var target in Members(document.RootElement, "targets"))
            {
                foreach (var library in target.Value.EnumerateObject())
                {
                    CheckAssets(file, library);
                }
            }

            foreach (var library in Members(document.RootElement, "libraries"))
            {
                Check(file, "library", library.Name);
                CheckText(file, library.Value, "path");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw DepsFileError.Malformed(file, error);
        }
    }

    private static void CheckAssets(string file, JsonProperty library)
    {
        foreach (var group in library.Value.EnumerateObject().Where(group => AssetGroups.Contains(group.Name)))
        {
            foreach (var asset in group.Value.EnumerateObject())
            {
                Check(file, "asset", asset.Name);
                CheckText(file, asset.Value, "localPath");
            }
        }
    }

    // Every property of that name, as a name that stands there twice is read differently by different readers.
    private static IEnumerable<JsonProperty> Members(JsonElement parent, string name) => parent.EnumerateObject()
        .Where(property => property.Name == name)
        .SelectMany(property => property.Value.EnumerateObject());

    private static void CheckText(string file, JsonElement parent, string name)
    {
        foreach (var property in parent.EnumerateObject())
        {
            if (property.Name == name && property.Value.GetString() is { Length: > 0 } path)
            {
                Check(file, name, path);
            }
        }
    }

    private static void Check(string file, string what, string path)
    {
        if (!AssetPath.StaysInside(path))
        {
            throw DepsFileError.LeadsOut(file, what, path);
        }
    }
}
