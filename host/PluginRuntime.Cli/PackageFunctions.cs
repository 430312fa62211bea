using PluginRuntime.Packages;

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
        return handlers.Select(handler => new RunFunction(NameOf(target, handler, handlers.Length), handler, target));
    }

    // A package that cannot be read is a function all the same: its first invocation tells what is wrong, as on Lambda.
    private static string[] HandlersOf(InvocationTarget target)
    {
        try
        {
            var catalog = new PackageCatalog([.. target.Roots.Append(target.TaskRoot).Select(root => new PackageRoot(root, holdsFlatPackages: true))]);
            var handlers = HandlerListing.Counted(catalog.Find(HandlerString.Parse(target.Package)), target.Package);
            return handlers.Length > 1 ? handlers : [target.Package];
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
