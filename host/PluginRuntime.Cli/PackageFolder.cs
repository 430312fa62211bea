namespace PluginRuntime.Cli;

/// <summary>
/// A folder without a project: a package <c>NAME/</c> with its DLLs, or with version folders.
/// </summary>
/// <remarks>
/// The host decides what the package's main DLL is; here it is only seen to it that the folder can be a package.
/// </remarks>
internal static class PackageFolder
{
    /// <summary>The package in <paramref name="folder"/>, found by the host through the folder that holds it.</summary>
    /// <exception cref="UsageException">It holds no DLL, or several of which none is the main one.</exception>
    public static InvocationTarget Resolve(string folder)
    {
        var name = Path.GetFileName(folder);
        var assemblies = AssembliesIn(folder);
        if (assemblies.Length > 0)
        {
            RequireMainAssembly(folder, name, assemblies);
        }
        else if (!HasVersions(folder))
        {
            throw new UsageException(
                $"""
                The folder '{folder}' holds neither a project nor a DLL.
                It should be a project's folder, or a package: {name}/{name}.dll, or {name}/1.0.0/{name}.dll.
                """);
        }

        return new InvocationTarget(folder, [Path.GetDirectoryName(folder) ?? folder], name);
    }

    private static void RequireMainAssembly(string folder, string name, string[] assemblies)
    {
        var isNamed = File.Exists(Path.Combine(folder, $"{name}.dll"))
            || File.Exists(Path.Combine(folder, "handler.json"))
            || Directory.GetFiles(folder, "*.deps.json").Length == 1;
        if (!isNamed)
        {
            throw new UsageException(
                $"""
                The folder '{folder}' has {assemblies.Length} DLLs: {string.Join(", ", assemblies)}.
                The one with the handlers should be '{name}.dll', or the one with a .deps.json.
                Name the DLL itself, as in '{Path.Combine(folder, assemblies[0])}'.
                """);
        }
    }

    private static bool HasVersions(string folder) =>
        File.Exists(Path.Combine(folder, "current"))
            || Directory.EnumerateDirectories(folder).Any(version => AssembliesIn(version).Length > 0);

    private static string[] AssembliesIn(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
