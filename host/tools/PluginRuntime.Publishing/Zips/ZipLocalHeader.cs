namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// What stands around an entry's content, held against what the zip's directory says of it.
/// </summary>
/// <remarks>
/// A reader that goes through a zip from its start sees these headers, one that asks the directory does not: where the two differ, two readers unpack
/// different files. The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7 and 4.3.9.
/// </remarks>
internal static class ZipLocalHeader
{
    private const uint Signature = 0x04034b50;
    private const uint DescriptorSignature = 0x08074b50;
    private const int FixedLength = 30;
    private const int SizesAt = 14;

    // What follows the content, since it was not known before; the name is UTF-8.
    private const ushort HasDescriptor = 0x0008;
    private const ushort Compared = HasDescriptor | 0x0800;

    /// <summary>Checks an entry's header.</summary>
    /// <param name="zip">What lies before the next entry, or the zip's directory.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>Where its content lies.</returns>
    /// <exception cref="InvalidDataException">The two do not agree.</exception>
    public static Range Content(ReadOnlySpan<byte> zip, ZipEntryHeader entry)
    {
        if (entry.Offset + FixedLength > zip.Length || new ZipFields(zip[(int)entry.Offset..]).Int(0) != Signature)
        {
            throw Different(entry, "does not begin where the zip's directory says");
        }

        var header = zip[(int)entry.Offset..];
        var fields = new ZipFields(header);
        var extraAt = FixedLength + fields.Short(26);
        var start = extraAt + fields.Short(28);
        if (start > header.Length || entry.Sizes.Compressed > (ulong)(header.Length - start))
        {
            throw Different(entry, "does not end before the next one, or the zip's directory, begins");
        }

        if (!header[FixedLength..extraAt].SequenceEqual(entry.NameBytes))
        {
            throw Different(entry, "has another name before its content than in the zip's directory");
        }

        var begin = (int)entry.Offset + start;
        RequireSame(entry, fields, header[extraAt..start], zip[(begin + (int)entry.Sizes.Compressed)..]);
        return begin..(begin + (int)entry.Sizes.Compressed);
    }

    private static void RequireSame(ZipEntryHeader entry, ZipFields fields, ReadOnlySpan<byte> extra, ReadOnlySpan<byte> behind)
    {
        if (fields.Short(8) != entry.Method || ((fields.Short(6) ^ entry.Flags) & Compared) != 0)
        {
            throw Different(entry, "is packed in another way than the zip's directory says");
        }

        var sizes = SizesOf(entry, fields, extra);
        if ((entry.Flags & HasDescriptor) == 0)
        {
            Require(entry, sizes == entry.Sizes && behind.IsEmpty);
            return;
        }

        // What was not known yet is 0 there.
        Require(entry, sizes.Crc == 0 || sizes.Crc == entry.Sizes.Crc);
        Require(entry, sizes.Compressed == 0 || sizes.Compressed == entry.Sizes.Compressed);
        Require(entry, sizes.Content == 0 || sizes.Content == entry.Sizes.Content);
        Require(entry, IsDescriptor(behind, entry.Sizes));
    }

    private static ZipSizes SizesOf(ZipEntryHeader entry, ZipFields fields, ReadOnlySpan<byte> extra)
    {
        try
        {
            return ZipSizes.Read(fields, SizesAt, extra);
        }
        catch (InvalidDataException error)
        {
            throw Different(entry, error.Message);
        }
    }

    // With a signature or without, in 32 bits or 64: the format leaves both to who writes.
    private static bool IsDescriptor(ReadOnlySpan<byte> bytes, ZipSizes sizes)
    {
        if (bytes.Length is 16 or 24 && new ZipFields(bytes).Int(0) == DescriptorSignature)
        {
            bytes = bytes[4..];
        }

        var fields = new ZipFields(bytes);
        return bytes.Length switch
        {
            12 => sizes == new ZipSizes(fields.Int(0), fields.Int(4), fields.Int(8)),
            20 => sizes == new ZipSizes(fields.Int(0), fields.Long(4), fields.Long(12)),
            _ => false,
        };
    }

    private static void Require(ZipEntryHeader entry, bool isSame)
    {
        if (!isSame)
        {
            throw Different(entry, "has another CRC-32 or another length around its content than in the zip's directory");
        }
    }

    private static InvalidDataException Different(ZipEntryHeader entry, string found) => ZipError.Entry(entry.Name, found);
}
