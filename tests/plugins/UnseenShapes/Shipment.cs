using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;
using Shapes;

[assembly: PluginJsonContext(typeof(UnseenShapes.ShipmentJson))]

namespace UnseenShapes;

/// <summary>What a handler of some shop may be given: shapes in other places and other company than those of the corpus.</summary>
public sealed record Shipment(Guid Id, string Customer, Address To, IReadOnlyList<Parcel> Parcels, DateOnly? DueOn)
{
    public SortedDictionary<string, decimal> Charges { get; init; } = new() { ["freight"] = 4.5m };

    public Dictionary<Guid, List<DateTimeOffset?>> Seen { get; init; } = new() { [Guid.Empty] = [DateTimeOffset.UnixEpoch, null] };

    public Queue<TimeSpan> Waits { get; init; } = new(new[] { TimeSpan.FromMinutes(1) });

    public ISet<long> Batches { get; init; } = new HashSet<long> { 1 };

    public Dictionary<string, Dictionary<string, double[]>> Routes { get; init; } = new() { ["a"] = new() { ["b"] = [1.5] } };

    public KeyValuePair<string, short> Dock { get; init; } = new("a", 1);
}

public sealed record Address(string Street, string? Line, string City, char Zone);

public sealed record Parcel(string Name, uint Count, float Kilograms, bool? IsFragile, (int, int) Position);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Shipment))]
internal sealed partial class ShipmentJson : JsonSerializerContext;

public sealed class Ship() : Echoing<Shipment>(new(
    Guid.Empty, "Ada", new("1 Way", null, "Here", 'b'), [new("book", 1, 0.5f, true, default)], new DateOnly(2026, 1, 2)));
