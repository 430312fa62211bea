using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Aws;

/// <summary>
/// Which method of a type a handler string means by the rules of AWS's own .NET runtime.
/// </summary>
/// <remarks>
/// Methods are looked for at the type and then at its base types, nearest first, whoever may call them; the first level that has
/// one decides, so that an override and a method declared anew stand for what they replace. A property's <c>get_Name</c> is a method like any
/// other. Part of a cold start.
/// </remarks>
internal static class AwsMethodChoice
{
    /// <summary>The method of that name, and with those parameter types if the handler string has any.</summary>
    /// <exception cref="PackageException">There is none, or one level has several.</exception>
    public static HandlerShape Choose(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        for (var level = 0; type.MethodsAt(level) is { } methods; level++)
        {
            MethodShape? found = null;
            foreach (var method in methods)
            {
                if (MethodChoice.IsNamed(method, handlerString))
                {
                    found = found is null
                        ? method
                        : throw MethodChoiceError.Overloaded(package, handlerString, Fitting(methods, handlerString, type));
                }
            }

            if (found is not null)
            {
                return new HandlerShape(type, found) { IsAws = true };
            }
        }

        throw MethodChoiceError.NoSuch(package, handlerString, type, isAws: true);
    }

    /// <summary>
    /// Answers whether a type was likely written for handlers, for listings: an abstract one is there to be derived from.
    /// </summary>
    public static bool IsLikely(TypeShape type) => !type.IsAbstract || type.IsStatic;

    private static HandlerShape[] Fitting(MethodShape[] methods, HandlerString handlerString, TypeShape type) =>
    [
        .. methods.Where(method => MethodChoice.IsNamed(method, handlerString))
            .Select(method => new HandlerShape(type, method) { IsAws = true }),
    ];
}
