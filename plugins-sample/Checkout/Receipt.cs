namespace Checkout;

/// <summary>The response: what each line costs, and the whole with and without tax.</summary>
internal sealed class Receipt
{
    public string Currency { get; set; } = "";

    public IReadOnlyList<ReceiptLine> Lines { get; set; } = [];

    public decimal Net { get; set; }

    public decimal Tax { get; set; }

    public decimal Total { get; set; }
}

/// <summary>One line with its price.</summary>
internal sealed class ReceiptLine
{
    public string Article { get; set; } = "";

    public int Quantity { get; set; }

    public decimal Amount { get; set; }
}
