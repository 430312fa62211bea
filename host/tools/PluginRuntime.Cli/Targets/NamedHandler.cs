using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// <c>--handler NAME=HANDLER</c>: a function of the developer's own naming.
/// </summary>
internal sealed record NamedHandler(string Name, string Handler)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It has no name that callers could use, or no handler.</exception>
    public static NamedHandler Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : argument[..equals];
        return FunctionName.IsValid(name) && equals < argument.Length - 1
            ? new NamedHandler(name, argument[(equals + 1)..])
            : throw new UsageException(
                $"""
                --handler '{argument}' does not name a function.
                It should be a name of letters, digits and '._+-', then '=' and a handler string, as in --handler Create=orders:create.
                With one package the entry is enough, as in --handler Create=:create.
                """);
    }

    /// <summary>The package of a handler string.</summary>
    /// <param name="handler">The handler string.</param>
    /// <param name="option">The option that has it, for the message.</param>
    /// <exception cref="UsageException">It is no handler string.</exception>
    public static string PackageOf(string handler, string option)
    {
        try
        {
            return HandlerString.Parse(handler).Package;
        }
        catch (PackageException error)
        {
            throw new UsageException(
                $"""
                {option} has no handler string.
                {error.Message}
                """);
        }
    }

    /// <summary>Finds the package that the handler string means.</summary>
    /// <param name="targets">The packages that were given.</param>
    /// <param name="others">More that can be named in full; of one name the targets come first.</param>
    /// <exception cref="UsageException">It is no handler string, or its package is not among them.</exception>
    public RunFunction In(IReadOnlyList<InvocationTarget> targets, IReadOnlyList<InvocationTarget> others)
    {
        if (Handler is [':', ..])
        {
            return targets is [var only] ? new RunFunction(Name, only.HandlerFor(Handler), only) : throw NoPackage(targets);
        }

        var package = PackageOf(Handler, $"--handler '{Name}={Handler}'");
        InvocationTarget[] all = [.. targets, .. others];
        var target = all.FirstOrDefault(target => target.Package == package) ?? throw NotThere(package, all);
        return new RunFunction(Name, Handler, target);
    }

    private UsageException NoPackage(IReadOnlyList<InvocationTarget> targets) => new(
        $"""
        --handler '{Name}={Handler}' does not say which of the {targets.Count} packages it means: {Names(targets)}.
        It should name one, as in --handler {Name}={targets[0].Package}{Handler}.
        """);

    private UsageException NotThere(string package, IReadOnlyList<InvocationTarget> targets) => new(
        $"""
        --handler '{Name}={Handler}' means the package '{package}', which is not among those given: {Names(targets)}.
        Name its project or folder, too, or correct the handler string.
        """);

    private static string Names(IEnumerable<InvocationTarget> targets) =>
        NameList.Of([.. targets.Select(target => target.Package)]);
}
