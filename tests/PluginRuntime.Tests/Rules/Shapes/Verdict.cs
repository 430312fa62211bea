using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Rules.Shapes;

/// <summary>
/// What choice and rules say of a handler string, asked of the metadata and of the loaded assembly: both must say the same.
/// </summary>
internal static class Verdict
{
    /// <summary>The code that is meant and by whose rules, or the error.</summary>
    public static string Of(CompiledPackage package, string handler)
    {
        var read = OfMetadata(package, handler);
        Assert.Equal(read, ReflectedVerdict.Of(package, handler));
        return read;
    }

    /// <summary>A handler: <c>Orders.Checkout.Place(Orders.Order), declared by Orders.Base, by AWS's rules</c>.</summary>
    public static string Text(string code, string? declaringType, bool isAws) =>
        (declaringType is null || code.StartsWith(declaringType + '.', StringComparison.Ordinal) ? code : $"{code}, declared by {declaringType}")
        + (isAws ? ", by AWS's rules" : ", by ours");

    /// <summary>An error.</summary>
    public static string Text(string errorType, string message) => $"{errorType}: {message}";

    private static string OfMetadata(CompiledPackage package, string handler)
    {
        try
        {
            var shape = package.Choose(handler);
            HandlerRules.Check(shape, package.Location.Facts, hasServices: false);
            return Text(HandlerText.InFull(shape), shape.Method?.DeclaringType, shape.IsAws);
        }
        catch (PackageException error)
        {
            return Text(error.ErrorType, error.Message);
        }
    }
}
