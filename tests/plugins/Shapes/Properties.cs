using System.Text.Json;

namespace Shapes;

/// <summary>Each primitive type as a property.</summary>
public sealed class Properties
{
    public bool OfBool { get; set; } = true;

    public byte OfByte { get; set; } = 1;

    public sbyte OfSByte { get; set; } = 1;

    public short OfShort { get; set; } = 1;

    public ushort OfUShort { get; set; } = 1;

    public int OfInt { get; set; } = 1;

    public uint OfUInt { get; set; } = 1;

    public long OfLong { get; set; } = 1;

    public ulong OfULong { get; set; } = 1;

    public float OfFloat { get; set; } = 1.5f;

    public double OfDouble { get; set; } = 1.5;

    public decimal OfDecimal { get; set; } = 1.5m;

    public Half OfHalf { get; set; } = (Half)1.5;

    public Int128 OfInt128 { get; set; } = 1;

    public UInt128 OfUInt128 { get; set; } = 1;

    public char OfChar { get; set; } = 'a';

    public string OfString { get; set; } = "a b\u00e9<>";

    public DateTime OfDateTime { get; set; } = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public DateTimeOffset OfDateTimeOffset { get; set; } = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));

    public DateOnly OfDateOnly { get; set; } = new DateOnly(2026, 1, 2);

    public TimeOnly OfTimeOnly { get; set; } = new TimeOnly(3, 4, 5);

    public TimeSpan OfTimeSpan { get; set; } = TimeSpan.FromSeconds(90);

    public Guid OfGuid { get; set; } = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    public Uri OfUri { get; set; } = new Uri("https://example.com/a");

    public Version OfVersion { get; set; } = new Version(1, 2);

    public Colour OfColour { get; set; } = Colour.Green;

    public byte[] OfBytes { get; set; } = [1, 2, 3];

    public JsonElement OfJsonElement { get; set; } = JsonElement.Parse("[1,{\"a\":null}]");

    public object OfObject { get; set; } = "a";
}
