using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// The executable form of AWS's .NET runtime: a package that is a program, with a <c>Main</c> that runs an invocation loop of its own.
/// </summary>
internal static class ProgramForm
{
    /// <summary>
    /// Whether a handler string means the program: it names the package and nothing in it, and nothing in it counts as a handler. What it has as
    /// libraries does not matter, as it does not there.
    /// </summary>
    public static bool IsMeant(PackageShape package, HandlerString handlerString) =>
        !handlerString.IsAwsForm && handlerString.Entry is null && IsProgram(package);

    /// <summary>Whether a package is a program. One that has handlers which count serves them, whether it has a <c>Main</c> or not.</summary>
    public static bool IsProgram(PackageShape package) => package.HasEntryPoint && IsProgram(package, HandlerCandidates.Counted(package));

    /// <summary>The same, where what counts is known.</summary>
    public static bool IsProgram(PackageShape package, HandlerShape[] counted) => package.HasEntryPoint && counted.Length == 0;
}
