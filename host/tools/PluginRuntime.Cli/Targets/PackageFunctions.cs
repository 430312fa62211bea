using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// Which functions a package offers without being told: one for each of its handlers.
/// </summary>
/// <remarks>Of the methods for AWS's runtime that a package has, one at most: the rest are named by hand.</remarks>
internal static class PackageFunctions
{
    /// <summary>The package's name for its only handler, <c>PACKAGE-ENTRY</c> for each of several.</summary>
    public static IEnumerable<RunFunction> Of(InvocationTarget target)
    {
        var handlers = HandlersOf(target);
        return handlers.Select(handler => new RunFunction(NameOf(target, handler, handlers.Length), handler, target));
    }

    // A package that cannot be read is a function all the same: its first invocation tells what is wrong, as on Lambda.
    private static string[] HandlersOf(InvocationTarget target)
    {
        try
        {
            var handlers = HandlerListing.Counted(target.Find(), target.Package);
            return handlers.Length > 1 ? handlers : [DefaultHandler.Of(target)];
        }
        catch (PackageException)
        {
            return [target.Package];
        }
    }

    private static string NameOf(InvocationTarget target, string handler, int count)
    {
        var colon = handler.IndexOf(':', StringComparison.Ordinal);
        return count == 1 || colon < 0 ? target.Package : $"{target.Package}-{FunctionName.From(handler[(colon + 1)..])}";
    }
}
