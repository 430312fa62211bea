using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Aws;

/// <summary>
/// The messages for a method that cannot be a handler by the rules of AWS's own .NET runtime.
/// </summary>
internal static class AwsMethodRuleError
{
    private const string RightForm =
        "By the rules of AWS's .NET runtime a handler takes an event and the context, in this order, each of them or not: "
        + "public Receipt PlaceOrder(Order order, ILambdaContext context).";

    /// <summary>A reference, a pointer or a <c>ref struct</c>.</summary>
    public static PackageException Unsafe(
        TypeShape type, MethodShape method, ParameterShape parameter, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        $"has the parameter {parameter.Name} of type {parameter.TypeName}, which {ParameterRuleError.WhyUnsafe(parameter)}",
        $"It should take an ordinary value, as in public Receipt PlaceOrder(Order order); bytes are taken as System.IO.Stream. {RightForm}");

    /// <summary>A number of arguments that nobody knows.</summary>
    /// <param name="type">The type that is named.</param>
    /// <param name="method">The method.</param>
    /// <param name="package">Where it comes from.</param>
    /// <param name="keyword">C#'s word for it.</param>
    public static PackageException AnyNumber(
        TypeShape type, MethodShape method, PackageFacts package, string keyword) => MethodRuleError.Because(
        type,
        method,
        package,
        $"takes any number of arguments ({keyword}), and an event is one",
        $"It should take one array or list, as in public Receipt[] PlaceOrders(Order[] orders). {RightForm}");

    /// <summary>What this host passes to handlers of its own contracts.</summary>
    public static PackageException OfThisHost(
        TypeShape type, MethodShape method, ParameterShape parameter, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        $"takes {parameter.TypeName}; the package carries {LambdaCore.FileName}, and a method that is named in such a package is bound by the rules of AWS's .NET runtime, which do not know it",
        $"{RightForm} For IInvocationContext and CancellationToken {Alternative(type, method, package)}; "
        + $"or take {LambdaCore.FileName} out of the package, if nothing in it needs the file.");

    /// <summary>What this host streams for handlers of its own contracts.</summary>
    public static PackageException Sequence(TypeShape type, MethodShape method, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        "returns IAsyncEnumerable<T>, and by the rules of AWS's .NET runtime that is no response",
        "It should write its items to LambdaResponseStreamFactory.CreateStream() as they come, or return them all: public async Task<List<Receipt>> PlaceOrders(Order[] orders).");

    /// <summary>More than an event and the context.</summary>
    public static PackageException TooMany(TypeShape type, MethodShape method, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        $"takes {method.Parameters.Length} parameters: ({MethodRuleError.Declared(method)})",
        $"{RightForm} Put what the event holds into one type of your own.");

    /// <summary>Two, but not an event and the context.</summary>
    public static PackageException NotThese(TypeShape type, MethodShape method, PackageFacts package)
    {
        var parameters = method.Parameters;
        var found = parameters[0].TypeName != AwsContract.Context
            ? $"takes {parameters[1].TypeName} as its second parameter, where only {AwsContract.Context} may stand"
            : parameters[1].TypeName == AwsContract.Context ? "takes the context twice" : "takes the context before the event";
        return MethodRuleError.Because(type, method, package, $"{found}: ({MethodRuleError.Declared(method)})", RightForm);
    }

    private static string Alternative(TypeShape type, MethodShape method, PackageFacts package)
    {
        var name = Quotation.Plain(package.Name);
        if (method.EntryName is { } entry)
        {
            return $"name the method by its mark, as in {name}:{entry}";
        }

        return type.Contracts.Length > 0
            ? $"name the type without the method, as in {name}:{type.FullName}"
            : $"let the class implement IHandler<TEvent, TResponse> and name it without a method, as in {name}:{type.FullName}";
    }
}
