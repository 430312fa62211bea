using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// The messages for a class that should register a plugin's services and cannot.
/// </summary>
internal static class StartupRuleError
{
    /// <summary>There are two.</summary>
    public static PackageException Several(string package, string one, string other) => new(
        PackageErrorType.InvalidPackage,
        $"""
        Package {package} has two startup classes, {one} and {other}: which of them registers the services cannot be told.
        Leave one class that implements IHandlerStartup in the plugin's source; let it call what the other did.
        """);

    /// <summary>It cannot be made.</summary>
    public static PackageException NoConstructor(string package, string fullName, string name) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The startup class {fullName} of package {package} has no public constructor without parameters, and the host makes its instance with one.
        Add it in the plugin's source: public {SourceType.Declared(name)}()
        """);
}
