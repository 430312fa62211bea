namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// The list of entries at a zip's end.
/// </summary>
/// <remarks>The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.14 to 4.3.16.</remarks>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const int EndLength = 22;
    private const uint LocatorSignature = 0x07064b50;
    private const int LocatorLength = 20;
    private const uint WideEndSignature = 0x06064b50;
    private const int WideEndLength = 56;
    private const ushort ManyEntries = ushort.MaxValue;

    /// <summary>Reads it.</summary>
    /// <param name="zip">The whole zip.</param>
    /// <param name="maxEntries">How many entries it may have.</param>
    /// <param name="start">Where it begins, and the entries end.</param>
    /// <exception cref="InvalidDataException">There is none, or it does not agree with itself.</exception>
    public static List<ZipEntryHeader> Read(ReadOnlySpan<byte> zip, int maxEntries, out int start)
    {
        var (count, size, offset, end) = Find(zip);
        if (offset > (ulong)end || size != (ulong)end - offset)
        {
            throw new InvalidDataException("its directory does not lie where its end says");
        }

        if (count > (ulong)maxEntries)
        {
            throw new InvalidDataException($"it has {count:N0} entries, and at most {maxEntries:N0} are read");
        }

        start = (int)offset;
        var directory = zip[start..end];
        var entries = new List<ZipEntryHeader>();
        while (!directory.IsEmpty && entries.Count <= (int)count)
        {
            entries.Add(ZipEntryHeader.Read(ref directory));
        }

        return entries.Count == (int)count ? entries
            : throw new InvalidDataException($"its directory does not have the {count:N0} entries that its end says");
    }

    private static (ulong Count, ulong Size, ulong Offset, int End) Find(ReadOnlySpan<byte> zip)
    {
        var end = FindEnd(zip);
        var fields = new ZipFields(zip[end..]);
        RequireOneDisk(fields.Short(4) == 0 && fields.Short(6) == 0 && fields.Short(8) == fields.Short(10));
        var isWide = fields.Short(10) == ManyEntries
            || fields.Int(12) == ZipFields.ElsewhereIn64Bits
            || fields.Int(16) == ZipFields.ElsewhereIn64Bits
            || (end >= LocatorLength && new ZipFields(zip[(end - LocatorLength)..]).Int(0) == LocatorSignature);
        return isWide ? FindWide(zip[..end]) : (fields.Short(10), fields.Int(12), fields.Int(16), end);
    }

    // The end record is followed by a comment of the length that it tells, and by nothing else.
    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        for (var at = zip.Length - EndLength; at >= 0 && at >= zip.Length - EndLength - ushort.MaxValue; at--)
        {
            var fields = new ZipFields(zip[at..]);
            if (fields.Int(0) == EndSignature && fields.Short(20) == zip.Length - EndLength - at)
            {
                return at;
            }
        }

        throw new InvalidDataException("it has not the end of a zip");
    }

    private static (ulong Count, ulong Size, ulong Offset, int End) FindWide(ReadOnlySpan<byte> zip)
    {
        var at = WideEnd(zip);
        var fields = new ZipFields(zip[at..]);
        RequireOneDisk(fields.Int(16) == 0 && fields.Int(20) == 0 && fields.Long(24) == fields.Long(32));
        return (fields.Long(32), fields.Long(40), fields.Long(48), at);
    }

    // It lies right before the record that tells where it lies.
    private static int WideEnd(ReadOnlySpan<byte> zip)
    {
        var at = zip.Length - LocatorLength - WideEndLength;
        return at >= 0
            && new ZipFields(zip[^LocatorLength..]) is var locator && locator.Int(0) == LocatorSignature && locator.Long(8) == (ulong)at
            && new ZipFields(zip[at..]).Int(0) == WideEndSignature
                ? at
                : throw new InvalidDataException("its end refers to a zip64 end that it does not have");
    }

    private static void RequireOneDisk(bool isOne)
    {
        if (!isOne)
        {
            throw new InvalidDataException("it is a part of a zip in several");
        }
    }
}
