namespace Statement;

/// <summary>The event: <c>{"account":"DE-17","days":3}</c>.</summary>
internal sealed class StatementRequest
{
    public string Account { get; set; } = "";

    /// <summary>How many days, 1 to 36,500.</summary>
    public int Days { get; set; }
}
