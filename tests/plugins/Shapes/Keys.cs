namespace Shapes;

/// <summary>Each primitive type as the keys of a dictionary.</summary>
public sealed class Keys
{
    public Dictionary<bool, int> OfBool { get; set; } = new() { [true] = 1 };

    public Dictionary<byte, int> OfByte { get; set; } = new() { [1] = 1 };

    public Dictionary<sbyte, int> OfSByte { get; set; } = new() { [1] = 1 };

    public Dictionary<short, int> OfShort { get; set; } = new() { [1] = 1 };

    public Dictionary<ushort, int> OfUShort { get; set; } = new() { [1] = 1 };

    public Dictionary<int, int> OfInt { get; set; } = new() { [1] = 1 };

    public Dictionary<uint, int> OfUInt { get; set; } = new() { [1] = 1 };

    public Dictionary<long, int> OfLong { get; set; } = new() { [1] = 1 };

    public Dictionary<ulong, int> OfULong { get; set; } = new() { [1] = 1 };

    public Dictionary<float, int> OfFloat { get; set; } = new() { [1.5f] = 1 };

    public Dictionary<double, int> OfDouble { get; set; } = new() { [1.5] = 1 };

    public Dictionary<decimal, int> OfDecimal { get; set; } = new() { [1.5m] = 1 };

    public Dictionary<Half, int> OfHalf { get; set; } = new() { [(Half)1.5] = 1 };

    public Dictionary<Int128, int> OfInt128 { get; set; } = new() { [1] = 1 };

    public Dictionary<UInt128, int> OfUInt128 { get; set; } = new() { [1] = 1 };

    public Dictionary<char, int> OfChar { get; set; } = new() { ['a'] = 1 };

    public Dictionary<string, int> OfString { get; set; } = new() { ["a b\u00e9<>"] = 1 };

    public Dictionary<DateTime, int> OfDateTime { get; set; } = new() { [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)] = 1 };

    public Dictionary<DateTimeOffset, int> OfDateTimeOffset { get; set; } = new() { [new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))] = 1 };

    public Dictionary<DateOnly, int> OfDateOnly { get; set; } = new() { [new DateOnly(2026, 1, 2)] = 1 };

    public Dictionary<TimeOnly, int> OfTimeOnly { get; set; } = new() { [new TimeOnly(3, 4, 5)] = 1 };

    public Dictionary<TimeSpan, int> OfTimeSpan { get; set; } = new() { [TimeSpan.FromSeconds(90)] = 1 };

    public Dictionary<Guid, int> OfGuid { get; set; } = new() { [new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)] = 1 };

    public Dictionary<Uri, int> OfUri { get; set; } = new() { [new Uri("https://example.com/a")] = 1 };

    public Dictionary<Version, int> OfVersion { get; set; } = new() { [new Version(1, 2)] = 1 };

    public Dictionary<Colour, int> OfColour { get; set; } = new() { [Colour.Green] = 1 };
}
