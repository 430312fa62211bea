using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// The handler string of a package when none is given.
/// </summary>
internal static class DefaultHandler
{
    /// <summary>
    /// The package's name, which means its only handler. A package of methods for AWS's runtime has no such handler: there it is
    /// the method that AWS's own tool deploys, else the only one there is.
    /// </summary>
    public static string Of(InvocationTarget target)
    {
        try
        {
            return OfMethods(target) ?? target.Package;
        }
        catch (PackageException)
        {
            // The host says what is wrong with the package, as on Lambda.
            return target.Package;
        }
    }

    private static string? OfMethods(InvocationTarget target)
    {
        var location = target.Find();
        if (!location.HasLambdaCore)
        {
            return null;
        }

        var package = MetadataPackage.Read(location);
        return HandlerCandidates.Counted(package).Length > 0
            ? null
            : LambdaToolsDefaults.HandlerIn(target.ProjectDirectory) ?? OnlyMethod(package, target.Package);
    }

    // A program is meant by its name alone, whatever public method it happens to have.
    private static string? OnlyMethod(MetadataPackage package, string name) =>
        !ProgramForm.IsProgram(package) && HandlerCandidates.PlainMethods(package, package.HasServices) is [var only]
            ? new HandlerText(name).Of(only)
            : null;
}
