using System.Text.Json;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// The managed DLLs that a package's deps.json names in folders below the package's.
/// </summary>
internal static class DepsFileAssets
{
    private static readonly JsonDocumentOptions LikeTheRuntime = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The full paths of those that exist; none for a package without the file, or with one that cannot be read.</summary>
    public static string[] In(PackageLocation package) =>
    [
        .. ListedBy(package)
            .Where(path => AssetPath.StaysInside(path))
            .Select(path => Path.Join(package.Directory, path))
            .Where(File.Exists),
    ];

    /// <summary>The names of all of their files, whether they exist or not.</summary>
    public static string[] NamesIn(PackageLocation package) => [.. ListedBy(package).Select(path => Path.GetFileName(path))];

    private static string[] ListedBy(PackageLocation package)
    {
        var file = DepsFile.PathFor(package.MainAssemblyPath);
        if (!File.Exists(file) || CappedFile.Read(file, DepsFile.MaxBytes) is not { } bytes)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(
                bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes, LikeTheRuntime);
            return [.. Assets(document.RootElement)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // That it is malformed is said where the package's boundary is checked.
            return [];
        }
    }

    private static IEnumerable<string> Assets(JsonElement root) =>
        from targets in root.EnumerateObject()
        where targets.Name == "targets"
        from target in targets.Value.EnumerateObject()
        from library in target.Value.EnumerateObject()
        from kind in library.Value.EnumerateObject()
        where kind.Name is "runtime" or "runtimeTargets"
        from asset in kind.Value.EnumerateObject()
        select asset.Name;
}
