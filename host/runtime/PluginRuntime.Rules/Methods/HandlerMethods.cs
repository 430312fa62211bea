using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// The methods of a type that a handler string can mean, nearest first, for messages and listings.
/// </summary>
internal static class HandlerMethods
{
    /// <summary>All of them, whether they can be handlers or not; of an override and what it overrides only the first.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isAws">Whether they are looked for by the rules of AWS's runtime.</param>
    public static HandlerShape[] Of(TypeShape type, bool isAws) =>
        [.. (isAws ? ByLevel(type) : Inherited(type)).Select(method => new HandlerShape(type, method) { IsAws = isAws })];

    /// <summary>Those with a name.</summary>
    public static HandlerShape[] Named(TypeShape type, string name, bool isAws) =>
        [.. Of(type, isAws).Where(handler => handler.Method!.Name == name)];

    /// <summary>
    /// Whether a method was written for a plugin: what a class has from .NET or a library of Microsoft's was not, such as a DbContext's Add or a controller's Ok.
    /// </summary>
    public static bool IsOwn(TypeShape type, MethodShape method) => method.DeclaringType == type.FullName
        || !(method.DeclaringType.StartsWith("System.", StringComparison.Ordinal) || method.DeclaringType.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static IEnumerable<MethodShape> Inherited(TypeShape type)
    {
        var methods = type.Methods;
        return methods.Where((method, index) => !method.IsSpecial && !MethodChoice.IsHidden(methods, index));
    }

    private static List<MethodShape> ByLevel(TypeShape type)
    {
        var found = new List<MethodShape>();
        for (var level = 0; type.MethodsAt(level) is { } methods; level++)
        {
            found.AddRange([.. methods.Where(method => !method.IsSpecial && !found.Any(nearer => IsSame(nearer, method)))]);
        }

        return found;
    }

    private static bool IsSame(MethodShape one, MethodShape other) =>
        one.Name == other.Name && MethodChoice.HasSameParameters(one, other);
}
