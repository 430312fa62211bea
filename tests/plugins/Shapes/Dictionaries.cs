using System.Text.Json;

namespace Shapes;

/// <summary>Each primitive type as the values of a dictionary.</summary>
public sealed class Dictionaries
{
    public Dictionary<string, bool> OfBool { get; set; } = new() { ["a"] = true };

    public Dictionary<string, byte> OfByte { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, sbyte> OfSByte { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, short> OfShort { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, ushort> OfUShort { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, int> OfInt { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, uint> OfUInt { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, long> OfLong { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, ulong> OfULong { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, float> OfFloat { get; set; } = new() { ["a"] = 1.5f };

    public Dictionary<string, double> OfDouble { get; set; } = new() { ["a"] = 1.5 };

    public Dictionary<string, decimal> OfDecimal { get; set; } = new() { ["a"] = 1.5m };

    public Dictionary<string, Half> OfHalf { get; set; } = new() { ["a"] = (Half)1.5 };

    public Dictionary<string, Int128> OfInt128 { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, UInt128> OfUInt128 { get; set; } = new() { ["a"] = 1 };

    public Dictionary<string, char> OfChar { get; set; } = new() { ["a"] = 'a' };

    public Dictionary<string, string> OfString { get; set; } = new() { ["a"] = "a b\u00e9<>" };

    public Dictionary<string, DateTime> OfDateTime { get; set; } = new() { ["a"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

    public Dictionary<string, DateTimeOffset> OfDateTimeOffset { get; set; } = new() { ["a"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) };

    public Dictionary<string, DateOnly> OfDateOnly { get; set; } = new() { ["a"] = new DateOnly(2026, 1, 2) };

    public Dictionary<string, TimeOnly> OfTimeOnly { get; set; } = new() { ["a"] = new TimeOnly(3, 4, 5) };

    public Dictionary<string, TimeSpan> OfTimeSpan { get; set; } = new() { ["a"] = TimeSpan.FromSeconds(90) };

    public Dictionary<string, Guid> OfGuid { get; set; } = new() { ["a"] = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) };

    public Dictionary<string, Uri> OfUri { get; set; } = new() { ["a"] = new Uri("https://example.com/a") };

    public Dictionary<string, Version> OfVersion { get; set; } = new() { ["a"] = new Version(1, 2) };

    public Dictionary<string, Colour> OfColour { get; set; } = new() { ["a"] = Colour.Green };

    public Dictionary<string, byte[]> OfBytes { get; set; } = new() { ["a"] = [1, 2, 3] };

    public Dictionary<string, JsonElement> OfJsonElement { get; set; } = new() { ["a"] = JsonElement.Parse("[1,{\"a\":null}]") };

    public Dictionary<string, object> OfObject { get; set; } = new() { ["a"] = "a" };
}
