using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// Whether what counts as a handler without being named, by its mark or its interface, can be one: asked where no handler string is known.
/// </summary>
internal static class CountedRules
{
    /// <summary>Checks it.</summary>
    /// <param name="package">Where it is.</param>
    /// <param name="handler">What counts.</param>
    /// <param name="hasServices">Whether constructors may have parameters.</param>
    /// <exception cref="PackageException">It cannot be a handler (<see cref="PackageErrorType.InvalidHandler"/>).</exception>
    public static void Check(PackageShape package, HandlerShape handler, bool hasServices)
    {
        if (handler.Method is null && handler.Type.Contracts.Length == 0)
        {
            throw HandlerChoiceError.NotAHandler(package, Named(package.Package.Name, handler.Type), handler.Type);
        }

        HandlerRules.Check(handler, package.Package, hasServices);
    }

    // What would stand in the function's Handler setting; a name that none can hold leaves AWS's form alone.
    private static HandlerString Named(string package, TypeShape type) => HandlerString.Parse(
        FolderName.IsValid(package) && type.EntryName is { } mark && MarkedHandlers.IsName(mark) ? $"{package}:{mark}" : $"{package}::{type.FullName}");
}
