using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// The packages that <c>run</c> was given: projects, folders, DLLs, and roots with a package or more in them.
/// </summary>
internal static class RunTargets
{
    /// <summary>Finds and builds them, one after another.</summary>
    /// <exception cref="UsageException">One of them is none, its build fails, or two have the same name.</exception>
    public static async Task<IReadOnlyList<InvocationTarget>> ResolveAsync(
        IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var targets = new List<InvocationTarget>();
        foreach (var path in paths)
        {
            targets.AddRange(PackagesInRoot(path) ?? [await InvocationTarget.ResolveAsync(path, cancellationToken)]);
        }

        var twice = targets.GroupBy(target => target.Package, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? targets
            : throw new UsageException(
                $"""
                There is more than one package '{twice.Key}': {string.Join(" and ", twice.Select(target => $"'{target.TaskRoot}'"))}.
                A function is called by its package's name, so give one of them alone, and the other to a second 'run' with another --port.
                """);
    }

    private static InvocationTarget[]? PackagesInRoot(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(folder) || InvocationTarget.HasProject(folder))
        {
            return null;
        }

        var names = Directory.GetFiles(folder, "*.dll").Length > 0 ? FlatIn(folder) : FoldersIn(folder);
        return names.Length == 0 ? null : [.. names.Select(name => new InvocationTarget(folder, [folder], name))];
    }

    // A package of folders NAME/VERSION/ looks like a root of folders NAME/. What tells them apart is after whom the
    // DLLs inside are named: the folder they lie in, or the one above.
    private static string[] FoldersIn(string folder)
    {
        var root = new PackageRoot(folder, holdsFlatPackages: false);
        return PointerFile.ExistsIn(folder)
            ? []
            : [.. (PackageSurvey.Of(root) ?? []).Where(name => IsNamedAfterItself(root, name))];
    }

    private static bool IsNamedAfterItself(PackageRoot root, string name) =>
        PackageSurvey.Find(root, name) is { } place
        && (place.Form == PackageForm.Versioned || File.Exists(Path.Join(place.Directory, name + ".dll")));

    // Several DLLs that were each published as a project; a folder with one of them is a package itself.
    private static string[] FlatIn(string folder)
    {
        var names = PackageSurvey.Of(new PackageRoot(folder, holdsFlatPackages: true)) ?? [];
        var isPackage = names.Contains(Path.GetFileName(folder)) || File.Exists(Path.Join(folder, "handler.json"));
        return names.Length > 1 && !isPackage && names.All(name => IsPublished(folder, name)) ? names : [];
    }

    private static bool IsPublished(string folder, string name) =>
        File.Exists(Path.Join(folder, name + ".deps.json")) || Directory.Exists(Path.Join(folder, name));
}
