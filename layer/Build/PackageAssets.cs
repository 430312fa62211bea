using System.Text.Json;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// The NuGet packages of which a published host consists, as the restore wrote them down.
/// </summary>
internal static class PackageAssets
{
    private static readonly string[] Projects = ["PluginRuntime.Host", "PluginRuntime.PluginSide"];

    /// <summary>The packages, by name: those referred to, and .NET's own runtime.</summary>
    public static ShippedPackage[] Of(HostPublish published, LayerVariant variant) =>
    [
        .. Projects.SelectMany(project => Read(published, project, variant))
            .DistinctBy(package => (package.Name, package.Version))
            .OrderBy(package => package.Name, StringComparer.Ordinal),
    ];

    /// <summary>The program of .NET's compiler ahead of time, which the restore brought along for this machine.</summary>
    /// <exception cref="BuildException">It did not.</exception>
    public static string Crossgen(HostPublish published)
    {
        using var document = Open(published, Projects[0]);
        var (name, version) = Downloads(document.RootElement).First(package => package.Name.StartsWith("Microsoft.NETCore.App.Crossgen2.", StringComparison.Ordinal));
        return Path.Join(ShippedPackage.Find(Folders(document.RootElement), name, version).Directory, "tools", OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2");
    }

    private static IEnumerable<ShippedPackage> Read(HostPublish published, string project, LayerVariant variant)
    {
        using var document = Open(published, project);
        var root = document.RootElement;
        var folders = Folders(root);
        return [.. References(root).Concat(RuntimePacks(root, variant)).Select(package => ShippedPackage.Find(folders, package.Name, package.Version))];
    }

    private static JsonDocument Open(HostPublish published, string project) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Join(published.Intermediate, project, "project.assets.json")));

    private static string[] Folders(JsonElement root) => [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];

    // Only what comes into the output: an analyzer has no files for run time.
    private static IEnumerable<(string Name, string Version)> References(JsonElement root) =>
        from target in root.GetProperty("targets").EnumerateObject()
        from library in target.Value.EnumerateObject()
        where library.Value.GetProperty("type").GetString() == "package"
            && library.Value.TryGetProperty("runtime", out var files)
            && files.EnumerateObject().Any(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal))
        let parts = library.Name.Split('/')
        select (parts[0], parts[1]);

    private static IEnumerable<(string Name, string Version)> RuntimePacks(JsonElement root, LayerVariant variant) =>
        from pack in Downloads(root)
        where pack.Name.EndsWith(".Runtime." + variant.Runtime, StringComparison.Ordinal) && (variant.HasAspNet || !pack.Name.Contains("AspNetCore", StringComparison.Ordinal))
        select pack;

    private static IEnumerable<(string Name, string Version)> Downloads(JsonElement root) =>
        from framework in root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        where framework.Value.TryGetProperty("downloadDependencies", out _)
        from pack in framework.Value.GetProperty("downloadDependencies").EnumerateArray()
        select (Name: pack.GetProperty("name").GetString()!, Version: pack.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]);
}
