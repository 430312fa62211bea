namespace Shapes;

/// <summary>Each primitive type as the keys of a dictionary of objects.</summary>
public sealed class ObjectKeys
{
    public Dictionary<bool, Node> OfBool { get; set; } = new() { [true] = new() { Name = "a" } };

    public Dictionary<byte, Node> OfByte { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<sbyte, Node> OfSByte { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<short, Node> OfShort { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<ushort, Node> OfUShort { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<int, Node> OfInt { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<uint, Node> OfUInt { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<long, Node> OfLong { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<ulong, Node> OfULong { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<float, Node> OfFloat { get; set; } = new() { [1.5f] = new() { Name = "a" } };

    public Dictionary<double, Node> OfDouble { get; set; } = new() { [1.5] = new() { Name = "a" } };

    public Dictionary<decimal, Node> OfDecimal { get; set; } = new() { [1.5m] = new() { Name = "a" } };

    public Dictionary<Half, Node> OfHalf { get; set; } = new() { [(Half)1.5] = new() { Name = "a" } };

    public Dictionary<Int128, Node> OfInt128 { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<UInt128, Node> OfUInt128 { get; set; } = new() { [1] = new() { Name = "a" } };

    public Dictionary<char, Node> OfChar { get; set; } = new() { ['a'] = new() { Name = "a" } };

    public Dictionary<string, Node> OfString { get; set; } = new() { ["a b\u00e9<>"] = new() { Name = "a" } };

    public Dictionary<DateTime, Node> OfDateTime { get; set; } = new() { [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)] = new() { Name = "a" } };

    public Dictionary<DateTimeOffset, Node> OfDateTimeOffset { get; set; } = new() { [new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))] = new() { Name = "a" } };

    public Dictionary<DateOnly, Node> OfDateOnly { get; set; } = new() { [new DateOnly(2026, 1, 2)] = new() { Name = "a" } };

    public Dictionary<TimeOnly, Node> OfTimeOnly { get; set; } = new() { [new TimeOnly(3, 4, 5)] = new() { Name = "a" } };

    public Dictionary<TimeSpan, Node> OfTimeSpan { get; set; } = new() { [TimeSpan.FromSeconds(90)] = new() { Name = "a" } };

    public Dictionary<Guid, Node> OfGuid { get; set; } = new() { [new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)] = new() { Name = "a" } };

    public Dictionary<Uri, Node> OfUri { get; set; } = new() { [new Uri("https://example.com/a")] = new() { Name = "a" } };

    public Dictionary<Version, Node> OfVersion { get; set; } = new() { [new Version(1, 2)] = new() { Name = "a" } };

    public Dictionary<Colour, Node> OfColour { get; set; } = new() { [Colour.Green] = new() { Name = "a" } };
}
