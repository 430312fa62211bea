using Microsoft.Extensions.Configuration;

namespace Checkout;

/// <summary>Adds lines up, with the tax and in the currency that appsettings.json names.</summary>
internal sealed class Till(IConfiguration settings)
{
    private readonly string _currency = Setting.Text(settings, "currency");
    private readonly decimal _taxPercent = Setting.Number(settings, "taxPercent");

    public Receipt Add(IReadOnlyList<ReceiptLine> lines)
    {
        var net = lines.Sum(line => line.Amount);
        var tax = Math.Round(net * _taxPercent / 100, 2, MidpointRounding.AwayFromZero);
        return new Receipt { Currency = _currency, Lines = lines, Net = net, Tax = tax, Total = net + tax };
    }
}
