using CsCheck;

namespace PluginRuntime.Tests.Agreement;

/// <summary>
/// Packages at random, of everything that a handler's declaration may be made of; more than half cannot be what they are meant for.
/// </summary>
internal static class WrittenPackages
{
    private static readonly Gen<string> Mark = Gen.OneOf<string>(
        "", "", "", "", "", "", "", """[Handler("create")]""", """[Handler("delete")]""", """[Handler("list")]""", """[Handler("two words")]""");

    private static readonly Gen<string> Result = Gen.OneOf<string>(
        "void", "string", "Order", "Sum?", "int", "Stream", "Task", "Task<Order>", "ValueTask", "ValueTask<string>", "IAsyncEnumerable<Order>", "Task<IAsyncEnumerable<Order>>",
        "Span<byte>", "ReadOnlyMemory<byte>", "dynamic", "(int, string)", "List<Order[]>", "object", "Task<Task>", "int*", "ref int");

    private static readonly Gen<string> Parameters = Gen.OneOf<string>(
        "", "Order order", "Order order", "Order order, CONTEXT context", "Order order, CONTEXT context, CancellationToken token", "CONTEXT context", "CancellationToken token",
        "CONTEXT context, Order order", "Order order, int second", "ref Order order", "in Sum sum", "out int number", "Stream stream", "MemoryStream stream",
        "ReadOnlySpan<byte> bytes", "params Order[] orders", "List<Order> orders", "Dictionary<string, List<Order>> orders, CONTEXT context", "int? number", "Order order = null", "int* pointer",
        "IReadOnlyList<(int, Order)> pairs, Order second", "dynamic anything", "object anything, string second", "CONTEXT one, CONTEXT two");

    private static readonly Gen<WrittenMethod> Method = Gen.Select(
        Mark,
        Gen.OneOf<string>("public", "public", "public", "internal", "private", "protected"),
        Gen.OneOf<string>("", "", "static", "static", "async", "static async", "virtual", "abstract", "unsafe"),
        Result,
        Gen.OneOf<string>("Create", "Create", "Delete", "Handle", "Later", "HandleAsync", "ToString", "Generic<T>"),
        Parameters,
        (mark, access, modifier, result, name, parameters) => new WrittenMethod(mark, access, modifier, result, name, parameters));

    private static readonly Gen<string> Declaration = Gen.OneOf<string>(
        "public class", "public class", "public class", "public sealed class", "internal class", "public abstract class", "public static class", "public struct", "public record",
        "public interface", "private class", "public sealed record", "internal static class");

    private static readonly Gen<string> Constructor = Gen.OneOf<string>(
        "", "", "", "", "private X() { }", "internal X() { }", "protected X() { }", "public X(Order order) { }", "public X(int number) { }", "public X() { } public X(Order order) { }", "static X() { }");

    private static readonly Gen<string[]> Contracts = Gen.OneOf<string>(
        "", "", "", "IRawHandler", "IHandler<Order, string>", "IHandler<Order>", "IStreamingHandler<Order>", "IHandler<Order, string> IHandler<int, string>", "IRawHandler IHandler<Order>")
        .Select(text => text.Replace("> I", ">|I", StringComparison.Ordinal).Replace("r I", "r|I", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static readonly Gen<(string TypeParameters, string Outside, string Base)> Place = Gen.Select(
        Gen.OneOf<string>("", "", "", "", "", "<U>"),
        Gen.OneOf<string>("", "", "", "public class", "internal class", "public static class", "public struct"),
        Gen.OneOf<string>("", "", "", "Base", "GenericBase<Order>", "GenericBase<int>"));

    private static readonly Gen<WrittenType> Type = Gen.Select(
        Gen.OneOf<string>("Checkout", "Returns", "Stock"),
        Mark,
        Declaration,
        Place,
        Constructor,
        Contracts,
        Method.Array[0, 3],
        (name, mark, declaration, place, constructor, contracts, methods) => new WrittenType(
            name, mark, place.Outside.Length > 0 ? declaration : declaration.Replace("private", "internal", StringComparison.Ordinal), place.TypeParameters, place.Outside, constructor, place.Base, contracts, methods));

    private static readonly Gen<Func<string, string>> Slip = Gen.OneOf<Func<string, string>>(
        text => text[..^1],
        text => text + "s",
        text => text.ToUpperInvariant().Replace("ORDERS", "orders", StringComparison.Ordinal),
        text => text + "::",
        text => text.Replace("::", ":", StringComparison.Ordinal),
        text => text.Replace(".", "..", StringComparison.Ordinal),
        text => text + "(Int32)",
        text => text + "(",
        text => text.Insert(text.Length / 2, "x"),
        text => text + ":",
        text => text + "/x");

    /// <summary>One package. Not each is C#.</summary>
    public static Gen<WrittenPackage> All { get; } = Gen.Select(
        Gen.Bool,
        Gen.OneOf<string>("", "Shop"),
        Gen.OneOf<string>("", "Serializer", "Serializer", "Serializer", "Serializer", "NoSerializer"),
        Gen.OneOf<int>(0, 0, 0, 0, 1, 1, 2),
        Type.Array[1, 3],
        Slip.Array[1, 4],
        (isAws, space, serializer, startups, types, slips) => Written(isAws, space, serializer, startups, types, slips));

    private static WrittenPackage Written(bool isAws, string space, string serializer, int startups, WrittenType[] types, Func<string, string>[] slips)
    {
        var context = isAws ? "ILambdaContext" : "IInvocationContext";
        var hasServices = startups > 0 && !isAws;
        return new WrittenPackage(
            isAws,
            space,
            serializer,
            hasServices ? startups : 0,
            [.. types.DistinctBy(type => type.Name).Select(type => type with { Constructor = Satisfiable(type.Constructor, hasServices), Methods = [.. type.Methods.Select(method => Of(context, method))] })],
            slips);
    }

    // What a startup class registers only its code knows.
    private static string Satisfiable(string constructor, bool hasServices) => hasServices ? constructor.Replace("int number", "Order order", StringComparison.Ordinal) : constructor;

    // What C# itself would refuse says nothing of handlers.
    private static WrittenMethod Of(string context, WrittenMethod method)
    {
        var parameters = method.Parameters.Replace("CONTEXT", context, StringComparison.Ordinal);
        var isTask = method.Result == "void" || method.Result.StartsWith("Task", StringComparison.Ordinal) || method.Result.StartsWith("ValueTask", StringComparison.Ordinal);
        var canWait = isTask && !parameters.StartsWith("ref ", StringComparison.Ordinal) && !parameters.StartsWith("in ", StringComparison.Ordinal)
            && !parameters.StartsWith("out ", StringComparison.Ordinal) && !parameters.StartsWith("ReadOnlySpan", StringComparison.Ordinal);
        var modifier = canWait ? method.Modifier : method.Modifier.Replace("async", "", StringComparison.Ordinal).Trim();
        var isUnsafe = parameters.Contains('*', StringComparison.Ordinal) || method.Result.Contains('*', StringComparison.Ordinal);
        return method with { Parameters = parameters, Modifier = isUnsafe ? "unsafe" : modifier };
    }
}
