namespace Shapes;

/// <summary>Each primitive type in a set.</summary>
public sealed class Sets
{
    public HashSet<bool> OfBool { get; set; } = [true];

    public HashSet<byte> OfByte { get; set; } = [1];

    public HashSet<sbyte> OfSByte { get; set; } = [1];

    public HashSet<short> OfShort { get; set; } = [1];

    public HashSet<ushort> OfUShort { get; set; } = [1];

    public HashSet<int> OfInt { get; set; } = [1];

    public HashSet<uint> OfUInt { get; set; } = [1];

    public HashSet<long> OfLong { get; set; } = [1];

    public HashSet<ulong> OfULong { get; set; } = [1];

    public HashSet<float> OfFloat { get; set; } = [1.5f];

    public HashSet<double> OfDouble { get; set; } = [1.5];

    public HashSet<decimal> OfDecimal { get; set; } = [1.5m];

    public HashSet<Half> OfHalf { get; set; } = [(Half)1.5];

    public HashSet<Int128> OfInt128 { get; set; } = [1];

    public HashSet<UInt128> OfUInt128 { get; set; } = [1];

    public HashSet<char> OfChar { get; set; } = ['a'];

    public HashSet<string> OfString { get; set; } = ["a b\u00e9<>"];

    public HashSet<DateTime> OfDateTime { get; set; } = [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)];

    public HashSet<DateTimeOffset> OfDateTimeOffset { get; set; } = [new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))];

    public HashSet<DateOnly> OfDateOnly { get; set; } = [new DateOnly(2026, 1, 2)];

    public HashSet<TimeOnly> OfTimeOnly { get; set; } = [new TimeOnly(3, 4, 5)];

    public HashSet<TimeSpan> OfTimeSpan { get; set; } = [TimeSpan.FromSeconds(90)];

    public HashSet<Guid> OfGuid { get; set; } = [new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)];

    public HashSet<Uri> OfUri { get; set; } = [new Uri("https://example.com/a")];

    public HashSet<Version> OfVersion { get; set; } = [new Version(1, 2)];

    public HashSet<Colour> OfColour { get; set; } = [Colour.Green];
}
