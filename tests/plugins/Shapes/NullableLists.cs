using System.Text.Json;

namespace Shapes;

/// <summary>Each primitive type, nullable, in a list.</summary>
public sealed class NullableLists
{
    public List<bool?> OfBool { get; set; } = [true, true];

    public List<byte?> OfByte { get; set; } = [1, 1];

    public List<sbyte?> OfSByte { get; set; } = [1, 1];

    public List<short?> OfShort { get; set; } = [1, 1];

    public List<ushort?> OfUShort { get; set; } = [1, 1];

    public List<int?> OfInt { get; set; } = [1, 1];

    public List<uint?> OfUInt { get; set; } = [1, 1];

    public List<long?> OfLong { get; set; } = [1, 1];

    public List<ulong?> OfULong { get; set; } = [1, 1];

    public List<float?> OfFloat { get; set; } = [1.5f, 1.5f];

    public List<double?> OfDouble { get; set; } = [1.5, 1.5];

    public List<decimal?> OfDecimal { get; set; } = [1.5m, 1.5m];

    public List<Half?> OfHalf { get; set; } = [(Half)1.5, (Half)1.5];

    public List<Int128?> OfInt128 { get; set; } = [1, 1];

    public List<UInt128?> OfUInt128 { get; set; } = [1, 1];

    public List<char?> OfChar { get; set; } = ['a', 'a'];

    public List<string?> OfString { get; set; } = ["a b\u00e9<>", "a b\u00e9<>"];

    public List<DateTime?> OfDateTime { get; set; } = [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)];

    public List<DateTimeOffset?> OfDateTimeOffset { get; set; } = [new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))];

    public List<DateOnly?> OfDateOnly { get; set; } = [new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 2)];

    public List<TimeOnly?> OfTimeOnly { get; set; } = [new TimeOnly(3, 4, 5), new TimeOnly(3, 4, 5)];

    public List<TimeSpan?> OfTimeSpan { get; set; } = [TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90)];

    public List<Guid?> OfGuid { get; set; } = [new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)];

    public List<Uri?> OfUri { get; set; } = [new Uri("https://example.com/a"), new Uri("https://example.com/a")];

    public List<Version?> OfVersion { get; set; } = [new Version(1, 2), new Version(1, 2)];

    public List<Colour?> OfColour { get; set; } = [Colour.Green, Colour.Green];

    public List<byte[]?> OfBytes { get; set; } = [[1, 2, 3], [1, 2, 3]];

    public List<JsonElement?> OfJsonElement { get; set; } = [JsonElement.Parse("[1,{\"a\":null}]"), JsonElement.Parse("[1,{\"a\":null}]")];

    public List<object?> OfObject { get; set; } = ["a", "a"];
}
