using Microsoft.Extensions.Configuration;

namespace Checkout;

/// <summary>The prices that appsettings.json lists.</summary>
internal sealed class PriceList(IConfiguration settings) : IPriceSource
{
    private Dictionary<string, decimal> _prices = [];

    /// <summary>Reads the prices. A shop with a database asks it here: what takes time or can fail is best done in init.</summary>
    public Task LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _prices = settings.GetSection("prices").GetChildren().ToDictionary(
            price => price.Key, price => Setting.Number(settings, price.Path), StringComparer.OrdinalIgnoreCase);
        return Task.CompletedTask;
    }

    public ValueTask<decimal?> FindAsync(string article, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_prices.TryGetValue(article, out var price) ? price : default(decimal?));
}
