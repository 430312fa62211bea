using Microsoft.Extensions.Logging;
using PluginRuntime;

namespace Checkout;

/// <summary>Answers an order with its priced receipt.</summary>
internal sealed partial class CheckoutHandler(IPriceSource prices, Till till, ILogger<CheckoutHandler> logger) : IHandler<Order, Receipt>
{
    /// <exception cref="FunctionException">The order has no lines, or one that cannot be priced.</exception>
    public async ValueTask<Receipt> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload?.Lines is not { Count: > 0 } ordered)
        {
            throw BadOrder.Empty();
        }

        var lines = new List<ReceiptLine>(ordered.Count);
        foreach (var line in ordered)
        {
            lines.Add(await PriceAsync(line, cancellationToken));
        }

        var receipt = till.Add(lines);
        LogSale(lines.Count, receipt.Total, receipt.Currency);
        return receipt;
    }

    private async Task<ReceiptLine> PriceAsync(OrderLine? line, CancellationToken cancellationToken)
    {
        if (line is not { Quantity: >= 1 and <= 1000 })
        {
            throw BadOrder.Quantity(line);
        }

        var price = await prices.FindAsync(line.Article, cancellationToken) ?? throw BadOrder.UnknownArticle(line.Article);
        return new ReceiptLine { Article = line.Article, Quantity = line.Quantity, Amount = line.Quantity * price };
    }

    [LoggerMessage(1, LogLevel.Information, "Sold {Lines} lines for {Total} {Currency}.")]
    private partial void LogSale(int lines, decimal total, string currency);
}
