namespace PluginRuntime.Cli;

/// <summary>
/// Which functions a package offers without being told: one for each of its handlers.
/// </summary>
internal static class PackageFunctions
{
    /// <summary>The package's name for its only handler, <c>PACKAGE-ENTRY</c> for each of several.</summary>
    public static IEnumerable<RunFunction> Of(InvocationTarget target)
    {
        var handlers = HandlersOf(target);
        return handlers.Select(handler => new RunFunction(NameOf(target, handler, handlers.Count), handler, target));
    }

    // The one place to learn more about a package than its name.
    private static IReadOnlyList<string> HandlersOf(InvocationTarget target) => [target.Package];

    private static string NameOf(InvocationTarget target, string handler, int count)
    {
        var colon = handler.IndexOf(':', StringComparison.Ordinal);
        return count == 1 || colon < 0 ? target.Package : $"{target.Package}-{FunctionName.From(handler[(colon + 1)..])}";
    }
}
