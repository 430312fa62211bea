using System.Text.Json;

namespace Shapes;

/// <summary>Each primitive type in a list that is not written to.</summary>
public sealed class ReadOnlyLists
{
    public IReadOnlyList<bool> OfBool { get; set; } = new List<bool> { true };

    public IReadOnlyList<byte> OfByte { get; set; } = new List<byte> { 1 };

    public IReadOnlyList<sbyte> OfSByte { get; set; } = new List<sbyte> { 1 };

    public IReadOnlyList<short> OfShort { get; set; } = new List<short> { 1 };

    public IReadOnlyList<ushort> OfUShort { get; set; } = new List<ushort> { 1 };

    public IReadOnlyList<int> OfInt { get; set; } = new List<int> { 1 };

    public IReadOnlyList<uint> OfUInt { get; set; } = new List<uint> { 1 };

    public IReadOnlyList<long> OfLong { get; set; } = new List<long> { 1 };

    public IReadOnlyList<ulong> OfULong { get; set; } = new List<ulong> { 1 };

    public IReadOnlyList<float> OfFloat { get; set; } = new List<float> { 1.5f };

    public IReadOnlyList<double> OfDouble { get; set; } = new List<double> { 1.5 };

    public IReadOnlyList<decimal> OfDecimal { get; set; } = new List<decimal> { 1.5m };

    public IReadOnlyList<Half> OfHalf { get; set; } = new List<Half> { (Half)1.5 };

    public IReadOnlyList<Int128> OfInt128 { get; set; } = new List<Int128> { 1 };

    public IReadOnlyList<UInt128> OfUInt128 { get; set; } = new List<UInt128> { 1 };

    public IReadOnlyList<char> OfChar { get; set; } = new List<char> { 'a' };

    public IReadOnlyList<string> OfString { get; set; } = new List<string> { "a b\u00e9<>" };

    public IReadOnlyList<DateTime> OfDateTime { get; set; } = new List<DateTime> { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

    public IReadOnlyList<DateTimeOffset> OfDateTimeOffset { get; set; } = new List<DateTimeOffset> { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) };

    public IReadOnlyList<DateOnly> OfDateOnly { get; set; } = new List<DateOnly> { new DateOnly(2026, 1, 2) };

    public IReadOnlyList<TimeOnly> OfTimeOnly { get; set; } = new List<TimeOnly> { new TimeOnly(3, 4, 5) };

    public IReadOnlyList<TimeSpan> OfTimeSpan { get; set; } = new List<TimeSpan> { TimeSpan.FromSeconds(90) };

    public IReadOnlyList<Guid> OfGuid { get; set; } = new List<Guid> { new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) };

    public IReadOnlyList<Uri> OfUri { get; set; } = new List<Uri> { new Uri("https://example.com/a") };

    public IReadOnlyList<Version> OfVersion { get; set; } = new List<Version> { new Version(1, 2) };

    public IReadOnlyList<Colour> OfColour { get; set; } = new List<Colour> { Colour.Green };

    public IReadOnlyList<byte[]> OfBytes { get; set; } = new List<byte[]> { new byte[] { 1, 2, 3 } };

    public IReadOnlyList<JsonElement> OfJsonElement { get; set; } = new List<JsonElement> { JsonElement.Parse("[1,{\"a\":null}]") };

    public IReadOnlyList<object> OfObject { get; set; } = new List<object> { "a" };
}
