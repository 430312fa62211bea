using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// The messages for a method that cannot be a handler by its declaration.
/// </summary>
internal static class MethodRuleError
{
    /// <summary>The host calls what is public.</summary>
    public static PackageException NotPublic(TypeShape type, MethodShape method, PackageFacts package)
    {
        if (LocalMethod.Of(type, method) is not null)
        {
            return Local(type, method, package);
        }

        var found = type.IsPublic
            ? "is not public"
            : $"is in a type that is not public: {type.FullName}, or a type around it, is internal or private";
        var alternative = type.Contracts.Length == 0
            ? ""
            : $" Or name the type without the method, as in {Quotation.Plain(package.Name)}:{type.FullName}: by its interface it may stay internal.";
        return Because(
            type, method, package, found, $"A handler's method and its type are public, as in public class Checkout with public Receipt PlaceOrder(Order order).{alternative}");
    }

    /// <summary>A local function or a lambda, whatever else is wrong with it.</summary>
    public static PackageException Local(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type,
        method,
        package,
        $"is marked [Handler(\"{method.EntryName}\")], and nobody can call it but the method around it",
        $"A handler is a method of its own, public and in a public class, as in public class Checkout with [Handler(\"{method.EntryName}\")] public Receipt PlaceOrder(Order order).");

    /// <summary>Nothing says what the type parameters are.</summary>
    public static PackageException Generic(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type, method, package, "is generic, and nothing tells the host its type arguments", "It should name its types, as in public Receipt PlaceOrder(Order order), and may call the generic method.");

    /// <summary>There is nothing to call.</summary>
    public static PackageException Abstract(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type, method, package, "is abstract: it has no body", "Name the method at a class that implements it, as in orders:Checkout.PlaceOrder.");

    /// <summary>Nobody could tell when it ends, or that it failed.</summary>
    public static PackageException AsyncVoid(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type, method, package, "is async void, so that nobody can tell when it has ended or that it failed", $"Declare it as async Task: public async Task {Written(method)}({Declared(method)})");

    /// <summary>What is returned cannot be kept.</summary>
    public static PackageException UnsafeReturn(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type, method, package, $"returns {method.ReturnType}, a reference, a pointer or a ref struct such as a span, which cannot outlive the call", "It should return a value, as in public byte[] Render(Order order), or a Task of one.");

    /// <summary>A sequence waits for its items by itself.</summary>
    public static PackageException SequenceLater(TypeShape type, MethodShape method, PackageFacts package) => Because(
        type,
        method,
        package,
        "returns a task of IAsyncEnumerable<T>",
        $"It should return the sequence itself, whose items are streamed as they come: public async IAsyncEnumerable<Receipt> {Written(method)}({Declared(method)})");

    /// <summary>A message in the order of every other: found, right, where.</summary>
    public static PackageException Because(
        TypeShape type, MethodShape method, PackageFacts package, string found, string right) => new(
        PackageErrorType.InvalidHandler,
        $"""
        {LocalMethod.Of(type, method) ?? $"{type.FullName}.{method.Name}"} of package {Quotation.Plain(package.Name)} {found}.
        {right}
        Change the method in the plugin's source, or name another one in the function's Handler setting (_HANDLER).
        """);

    /// <summary>The parameters as they could stand in source.</summary>
    public static string Declared(MethodShape method) =>
        string.Join(", ", method.Parameters.Select(parameter => $"{SourceType.Of(parameter.TypeName)} {parameter.Name}"));

    // An interface's member that is implemented explicitly bears the interface's name.
    private static string Written(MethodShape method) => TypeNameMatch.Simple(method.Name);
}
