using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// Local functions and lambdas: the compiler makes methods of them, with names that nobody wrote, and a mark goes along.
/// </summary>
internal static class LocalMethod
{
    private const string Function = ">g__";
    private const string Lambda = ">b__";
    private const string TopLevel = "<Main>$";

    /// <summary>What it is in source, <c>Orders.Checkout.Run's local function Place</c>; <see langword="null"/> for a method that is declared.</summary>
    public static string? Of(TypeShape type, MethodShape method)
    {
        var name = method.Name;
        if (!name.StartsWith('<'))
        {
            return null;
        }

        var function = name.LastIndexOf(Function, StringComparison.Ordinal);
        if (function > 0)
        {
            var end = name.IndexOf('|', function);
            return $"{Around(type, name[1..function])}'s local function {name[(function + Function.Length)..(end < 0 ? name.Length : end)]}";
        }

        var lambda = name.LastIndexOf(Lambda, StringComparison.Ordinal);
        return lambda > 0 ? $"{Around(type, name[1..lambda])}'s lambda" : null;
    }

    // What is captured makes a type of the compiler's around it, nested in the one that was written.
    private static string Around(TypeShape type, string method)
    {
        var made = type.FullName.IndexOf("+<", StringComparison.Ordinal);
        var owner = made < 0 ? type.FullName : type.FullName[..made];
        return method == TopLevel ? owner : $"{owner}.{method}";
    }
}
