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
            var given = GivenPath.At(path);
            targets.AddRange(given is GivenFolder { PackagesInside: { Length: > 0 } names }
                ? names.Select(name => new InvocationTarget(given.FullPath, [given.FullPath], name))
                : [await InvocationTarget.OfAsync(given, cancellationToken)]);
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
}
