using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// The messages for parameters that the host cannot fill.
/// </summary>
internal static class ParameterRuleError
{
    private const string RightForm =
        "A handler's method takes a payload, the context and the token, in this order, each of them or not: "
        + "public Receipt PlaceOrder(Order order, IInvocationContext context, CancellationToken cancellationToken).";

    /// <summary>A reference, a pointer or a <c>ref struct</c>.</summary>
    public static PackageException Unsafe(
        TypeShape type, MethodShape method, ParameterShape parameter, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        $"has the parameter {parameter.Name} of type {parameter.TypeName}, which {WhyUnsafe(parameter)}",
        $"It should take an ordinary value, as in public Receipt PlaceOrder(Order order); bytes are taken as ReadOnlyMemory<byte> or Stream. {RightForm}");

    /// <summary>What it is, to follow "which".</summary>
    public static string WhyUnsafe(ParameterShape parameter) => parameter switch
    {
        { IsByRef: true } => "is passed by reference (ref, in or out)",
        { IsByRefLike: true } => "is a ref struct, which lives on the stack alone",
        _ => "is a pointer or a span",
    };

    /// <summary>The host has no stream of that kind.</summary>
    public static PackageException SpecialStream(
        TypeShape type, MethodShape method, ParameterShape parameter, PackageFacts package) => MethodRuleError.Because(
        type,
        method,
        package,
        $"has the parameter {parameter.Name} of type {parameter.TypeName}; the host gives the event as a System.IO.Stream and as no other kind of stream",
        $"Take Stream: public Stream {method.Name}(Stream {parameter.Name}).");

    /// <summary>Too many, or in another order.</summary>
    public static PackageException NotThese(TypeShape type, MethodShape method, PackageFacts package)
    {
        var payloads = method.Parameters.Count(ParameterRules.IsPayload);
        var found = payloads > 1
            ? $"takes {payloads} payloads, and an event is one"
            : HasTwice(method) ? "takes the context or the token twice" : "takes its parameters in another order than the host passes them";
        var right = payloads > 1 ? " Put what the event holds into one type of your own." : "";
        return MethodRuleError.Because(
            type, method, package, $"{found}: ({MethodRuleError.Declared(method)})", RightForm + right);
    }

    private static bool HasTwice(MethodShape method) =>
        method.Parameters.Count(parameter => parameter.TypeName == HandlerContract.Context) > 1
        || method.Parameters.Count(parameter => parameter.TypeName == HandlerContract.Token) > 1;
}
