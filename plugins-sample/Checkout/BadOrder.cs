using PluginRuntime;

namespace Checkout;

/// <summary>What the caller is told of an order that cannot be priced.</summary>
internal static class BadOrder
{
    public static FunctionException Empty() => new(
        "Checkout.EmptyOrder",
        """
        The order has no lines.
        It should have at least one, as in {"lines":[{"article":"tea","quantity":2}]}.
        """);

    public static FunctionException Quantity(OrderLine? line) => new(
        "Checkout.InvalidQuantity",
        $"""
        The order asks for {line?.Quantity ?? 0} of '{line?.Article}'.
        A quantity should be between 1 and 1000.
        """);

    public static FunctionException UnknownArticle(string article) => new(
        "Checkout.UnknownArticle",
        $"""
        The shop has no article '{article}'.
        Order what is listed under "prices" in its appsettings.json.
        """);
}
