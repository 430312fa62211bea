using System.Diagnostics.Metrics;

namespace Exported;

/// <summary>What the shop measures.</summary>
internal sealed class Sales : IDisposable
{
    /// <summary>The meter's name, for those who listen.</summary>
    public const string Name = "Shop";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _sold;

    public Sales() => _sold = _meter.CreateCounter<long>("shop.sold", "{piece}", "Pieces that were sold.");

    /// <summary>Counts a sale.</summary>
    public void Count(long pieces) => _sold.Add(pieces);

    public void Dispose() => _meter.Dispose();
}
