namespace Checkout;

/// <summary>The event: <c>{"lines":[{"article":"tea","quantity":2}]}</c>.</summary>
internal sealed class Order
{
    public IReadOnlyList<OrderLine>? Lines { get; set; }
}

/// <summary>How many of one article are ordered.</summary>
internal sealed class OrderLine
{
    public string Article { get; set; } = "";

    public int Quantity { get; set; } = 1;
}
