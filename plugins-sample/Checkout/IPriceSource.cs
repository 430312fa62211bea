namespace Checkout;

/// <summary>Knows what articles cost.</summary>
internal interface IPriceSource
{
    /// <summary>The price of one piece; nothing if the shop does not have the article.</summary>
    ValueTask<decimal?> FindAsync(string article, CancellationToken cancellationToken);
}
