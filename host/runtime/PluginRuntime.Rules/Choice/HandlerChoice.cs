using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// Which code of a package a handler string means.
/// </summary>
/// <remarks>
/// Part of every cold start, so the way to a handler that exists is plain loops over arrays; what only errors need lies in
/// other types. Whether the chosen code can be a handler is not asked here, but by <see cref="HandlerRules"/>.
/// </remarks>
internal static class HandlerChoice
{
    /// <summary>The handler that is named, or the package's only one if none is named.</summary>
    /// <exception cref="PackageException">
    /// There is no such handler, there are several (<see cref="PackageErrorType.NoSuchHandler"/>), or what is named or marked is
    /// no handler (<see cref="PackageErrorType.InvalidHandler"/>).
    /// </exception>
    public static HandlerShape Choose(PackageShape package, HandlerString handlerString) =>
        Choose(package, handlerString, package.MayNameEntries ? MarkedHandlers.In(package) : []);

    /// <summary>The same for who asks for many names and has looked for the marks once.</summary>
    public static HandlerShape Choose(PackageShape package, HandlerString handlerString, MarkedHandler[] marked)
    {
        if (handlerString.IsAwsForm)
        {
            return InAwsForm(package, handlerString);
        }

        return handlerString.Entry is { } entry
            ? ByEntry(package, handlerString, entry, marked)
            : TheOnly(package, handlerString, marked);
    }

    /// <summary>Whether a type is a handler by itself, marked or not: it can be made and implements a handler interface.</summary>
    public static bool IsHandler(TypeShape type) =>
        !type.IsInterface && !type.IsAbstract && !type.IsGeneric && type.Contracts.Length > 0;

    private static HandlerShape TheOnly(PackageShape package, HandlerString handlerString, MarkedHandler[] marked)
    {
        var found = marked.Length == 1 ? marked[0].Handler : null;
        var count = marked.Length;
        foreach (var type in package.Types)
        {
            if (IsHandler(type) && !MarkedHandlers.HasType(marked, type))
            {
                found = new HandlerShape(type, null);
                count++;
            }
        }

        if (found is null || count != 1)
        {
            throw HandlerChoiceError.NotOne(package, handlerString);
        }

        return found.Method is null ? OfType(package, handlerString, found.Type) : found;
    }

    private static HandlerShape ByEntry(
        PackageShape package, HandlerString handlerString, string entry, MarkedHandler[] marked)
    {
        if (TypeByFullName(package, entry) is { } type)
        {
            return OfType(package, handlerString, type);
        }

        if (handlerString.TypeName is null || handlerString.MethodName is null)
        {
            return BySimpleName(package, handlerString, entry, marked);
        }

        return FindType(package, handlerString, handlerString.TypeName) is { } owner
            ? OfMethod(package, handlerString, owner)
            : throw HandlerChoiceError.NoSuch(package, handlerString, entry);
    }

    private static HandlerShape BySimpleName(
        PackageShape package, HandlerString handlerString, string name, MarkedHandler[] marked)
    {
        HandlerShape? found = null;
        foreach (var candidate in marked)
        {
            found = candidate.Name == name ? candidate.Handler : found;
        }

        foreach (var type in package.Types)
        {
            if (type.Name != name || !IsHandler(type) || (found is { Method: null } && ReferenceEquals(found.Type, type)))
            {
                continue;
            }

            var named = new HandlerShape(type, null);
            found = found is null ? named : throw HandlerChoiceError.Ambiguous(package, handlerString, name, found, named);
        }

        if (found is null)
        {
            throw HandlerChoiceError.NoSuchName(package, handlerString, name);
        }

        return found.Method is null ? OfType(package, handlerString, found.Type) : found;
    }

    private static HandlerShape InAwsForm(PackageShape package, HandlerString handlerString)
    {
        var name = handlerString.TypeName!;
        var type = FindType(package, handlerString, name)
            ?? throw HandlerChoiceError.NoSuch(package, handlerString, name);
        return handlerString.MethodName is null
            ? OfType(package, handlerString, type)
            : OfMethod(package, handlerString, type);
    }

    // Whose rules hold is told by the package and not by the form of the string: both forms can name a method of either kind.
    private static HandlerShape OfMethod(PackageShape package, HandlerString handlerString, TypeShape type) =>
        package.Package.HasLambdaCore
            ? AwsMethodChoice.Choose(package, handlerString, type)
            : MethodChoice.Choose(package, handlerString, type);

    private static HandlerShape OfType(PackageShape package, HandlerString handlerString, TypeShape type) =>
        type.Contracts.Length > 0
            ? new HandlerShape(type, null)
            : throw HandlerChoiceError.NotAHandler(package, handlerString, type);

    private static TypeShape? FindType(PackageShape package, HandlerString handlerString, string name)
    {
        if (TypeByFullName(package, name) is { } type)
        {
            return type;
        }

        TypeShape? found = null;
        foreach (var candidate in package.Types)
        {
            if (candidate.Name == name)
            {
                found = found is null
                    ? candidate
                    : throw HandlerChoiceError.AmbiguousType(package, handlerString, name, found, candidate);
            }
        }

        return found;
    }

    private static TypeShape? TypeByFullName(PackageShape package, string name)
    {
        foreach (var type in package.Types)
        {
            if (type.FullName == name)
            {
                return type;
            }
        }

        return null;
    }
}
