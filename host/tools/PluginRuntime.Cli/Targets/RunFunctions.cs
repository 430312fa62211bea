namespace PluginRuntime.Cli.Targets;

/// <summary>
/// One function that <c>run</c> serves: its name, its handler string, and where the package lies.
/// </summary>
internal sealed record RunFunction(string Name, string Handler, InvocationTarget Target);

/// <summary>
/// The functions that <c>run</c> serves of its packages, each with a name of its own.
/// </summary>
/// <param name="targets">The packages whose handlers are functions without being told.</param>
/// <param name="others">More that can be named.</param>
/// <param name="named">The functions of the developer's own naming.</param>
internal sealed class RunFunctions(
    IReadOnlyList<InvocationTarget> targets, IReadOnlyList<InvocationTarget> others, IReadOnlyList<NamedHandler> named)
{
    /// <summary>All of them. What is named by hand comes last, and stands in for what has the same name.</summary>
    /// <exception cref="UsageException">One that is named means a package that is not among them.</exception>
    public IEnumerable<RunFunction> All() =>
        targets.SelectMany(PackageFunctions.Of)
            .Concat(named.Select(handler => handler.In(targets, others)))
            .GroupBy(function => function.Name, StringComparer.Ordinal)
            .Select(sameName => sameName.Last());

    /// <summary>Those of one project.</summary>
    /// <exception cref="UsageException">One that is named means a package that is not among them.</exception>
    public RunFunction[] Of(string project) => [.. All().Where(function => function.Target.Project == project)];

    /// <summary>The same with a package as it is after another build.</summary>
    public RunFunctions With(InvocationTarget rebuilt) =>
        new([.. targets.Select(target => target.Project == rebuilt.Project ? rebuilt : target)], others, named);
}
