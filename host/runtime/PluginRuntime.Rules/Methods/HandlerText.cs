using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// Handlers written out, for messages and listings: as a handler string ready to paste, or as code.
/// </summary>
/// <param name="package">The package as a handler string names it: <c>orders</c>, <c>orders@1.4.2</c>.</param>
internal sealed class HandlerText(string package)
{
    /// <summary>For a package as it was asked for; a version that was pinned stays pinned.</summary>
    public static HandlerText For(PackageShape package, HandlerString handlerString) => new(
        handlerString.Version is { } version ? $"{package.Package.Name}@{version}" : package.Package.Name);

    /// <summary>The handler string of a handler, by the name of its mark if it has one.</summary>
    public string Of(HandlerShape handler) =>
        IsShort(handler) ? $"{package}:{EntryOf(handler)}" : InCode(handler);

    /// <summary>The handler string of a handler, whatever it is marked.</summary>
    public string InCode(HandlerShape handler)
    {
        var method = handler.Method is null ? "" : Signed(handler, handler.Method);
        return (IsShort(handler), method) switch
        {
            (true, "") => $"{package}:{handler.Type.FullName}",
            (true, _) => $"{package}:{handler.Type.FullName}.{method}",
            (false, "") => $"{package}::{handler.Type.FullName}",
            _ => $"{package}::{handler.Type.FullName}::{method}",
        };
    }

    /// <summary>What stands behind the package's name: the name that a mark gives, else <c>Type</c> or <c>Type.Method</c>.</summary>
    public static string EntryOf(HandlerShape handler) => handler.Method is { } method
        ? method.EntryName ?? $"{handler.Type.FullName}.{Signed(handler, method)}"
        : handler.Type.EntryName ?? handler.Type.FullName;

    /// <summary>A handler as code, whatever it is marked: <c>Orders.Checkout</c>, <c>Orders.Checkout.PlaceOrder(Orders.Order)</c>.</summary>
    public static string InFull(HandlerShape handler) => handler.Method is { } method
        ? LocalMethod.Of(handler.Type, method) ?? $"{handler.Type.FullName}.{method.Name}({Types(method, isSimple: false)})"
        : handler.Type.FullName;

    /// <summary>Method and parameter types without a space, as a handler string has them.</summary>
    public static string Types(MethodShape method, bool isSimple) => string.Join(
        ',', method.Parameters.Select(parameter => isSimple ? SimpleType(parameter.TypeName) : parameter.TypeName));

    // Only AWS's form can name an assembly whose name is no package name, and only the short one can pin a version.
    private bool IsShort(HandlerShape handler) =>
        package.Contains('@') || (!handler.IsAws && FolderName.IsValid(package));

    /// <summary>A method with its parameter types where it is overloaded, else its name.</summary>
    private static string Signed(HandlerShape handler, MethodShape method)
    {
        var overloads = Overloads(handler, method.Name);
        if (overloads.Length < 2)
        {
            return method.Name;
        }

        // Namespaces are left out where the names alone tell the overloads apart: a handler string has 128 characters.
        var simple = Types(method, isSimple: true);
        var isUnique = overloads.Count(other => Types(other, isSimple: true) == simple) == 1;
        return $"{method.Name}({(isUnique ? simple : Types(method, isSimple: false))})";
    }

    // By AWS's rules a private method can be meant, too.
    private static MethodShape[] Overloads(HandlerShape handler, string name) =>
    [
        .. HandlerMethods.Named(handler.Type, name, handler.IsAws)
            .Select(other => other.Method!)
            .Where(other => handler.IsAws || other.IsPublic),
    ];

    private static string SimpleType(string printed)
    {
        var text = "";
        for (var index = 0; index < printed.Length;)
        {
            var end = TypeNameMatch.EndOfName(printed, index, isWritten: false);
            text += end == index ? printed[index] : TypeNameMatch.Simple(printed[index..end]);
            index = end == index ? index + 1 : end;
        }

        return text;
    }
}
