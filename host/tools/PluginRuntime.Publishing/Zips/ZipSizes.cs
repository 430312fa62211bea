namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// What a header of a zip says of its entry's content.
/// </summary>
/// <param name="Crc">Its CRC-32, not compressed.</param>
/// <param name="Compressed">Its length in the zip, in bytes.</param>
/// <param name="Content">Its length when it is unpacked, in bytes.</param>
internal readonly record struct ZipSizes(uint Crc, ulong Compressed, ulong Content)
{
    private const ushort Zip64Field = 1;

    /// <summary>Reads the three that stand one behind the other, as in both kinds of headers.</summary>
    /// <param name="fields">The header.</param>
    /// <param name="at">Where the first stands.</param>
    /// <param name="extra">The header's extra fields, of which one may have what 32 bits cannot hold.</param>
    /// <exception cref="InvalidDataException">The extra fields lack what the header refers to.</exception>
    public static ZipSizes Read(ZipFields fields, int at, ReadOnlySpan<byte> extra)
    {
        var wide = WideNumbers(extra);
        return new ZipSizes(
            fields.Int(at),
            // The length of the content stands first there.
            Compressed: fields.Int(at + 8) == ZipFields.ElsewhereIn64Bits ? Next(wide[Math.Min(wide.Length, 8)..], fields.Int(at + 4)) : Next(wide, fields.Int(at + 4)),
            Content: Next(wide, fields.Int(at + 8)));
    }

    private static ulong Next(ReadOnlySpan<byte> wide, uint narrow) =>
        narrow != ZipFields.ElsewhereIn64Bits ? narrow
        : wide.Length >= sizeof(ulong) ? new ZipFields(wide).Long(0)
        : throw new InvalidDataException("refers to a zip64 field that it does not have");

    private static ReadOnlySpan<byte> WideNumbers(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var field = new ZipFields(extra);
            var end = 4 + field.Short(2);
            if (end > extra.Length)
            {
                break;
            }

            if (field.Short(0) == Zip64Field)
            {
                return extra[4..end];
            }

            extra = extra[end..];
        }

        return [];
    }
}
