using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(Rich.BookingJson))]

namespace Rich;

/// <summary>An event as a shop may have it: 17 properties, of most kinds, nested.</summary>
public sealed record Booking
{
    public required string Id { get; init; }

    public Guid Correlation { get; init; }

    public DateTimeOffset BookedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public TimeSpan Window { get; init; }

    public decimal Total { get; init; }

    public double Weight { get; init; }

    public long Sequence { get; init; }

    public int Attempt { get; init; }

    public bool IsExpress { get; init; }

    public Channel Channel { get; init; }

    public string? Note { get; init; }

    public Guest Guest { get; init; } = new("", null, []);

    public List<Line> Lines { get; init; } = [];

    public Dictionary<string, string> Labels { get; init; } = [];

    public int[] Rooms { get; init; } = [];

    public List<DateTime> Reminders { get; init; } = [];
}

public enum Channel
{
    Web,
    Desk,
}

public sealed record Guest(string Name, string? Mail, List<string> Phones);

public sealed record Line(string Sku, int Count, decimal Price, bool? IsGift);

public sealed record Receipt(string Id, decimal Total, int Lines, DateTimeOffset BookedAt, List<string> Skus);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Booking))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class BookingJson : JsonSerializerContext;

internal sealed class Book : IHandler<Booking, Receipt>
{
    public ValueTask<Receipt> HandleAsync(Booking payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        List<string> skus = [];
        foreach (var line in payload.Lines)
        {
            skus.Add(line.Sku);
        }

        return ValueTask.FromResult(new Receipt(payload.Id, payload.Total, payload.Lines.Count, payload.BookedAt, skus));
    }
}
