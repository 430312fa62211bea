using System.Text;

namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// What a zip's directory says of one of its entries.
/// </summary>
/// <remarks>The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.12.</remarks>
internal sealed class ZipEntryHeader
{
    /// <summary>How an entry's content lies in the zip as it is.</summary>
    public const ushort Stored = 0;

    /// <summary>How it is compressed by everybody.</summary>
    public const ushort Deflated = 8;

    private const uint Signature = 0x02014b50;
    private const int FixedLength = 46;
    private const int SizesAt = 16;

    // Encrypted, a patch, strongly encrypted, header masked.
    private const ushort Unreadable = 0x0001 | 0x0020 | 0x0040 | 0x2000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ZipEntryHeader(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name, ZipSizes sizes)
    {
        var fields = new ZipFields(record);
        Flags = fields.Short(8);
        Method = fields.Short(10);
        Sizes = sizes;
        UnixMode = fields.Int(38) >> 16;
        Offset = fields.Int(42);
        NameBytes = [.. name];
        Name = NameOf(name);
    }

    /// <summary>Its path, with <c>/</c>. A folder's ends with one.</summary>
    public string Name { get; }

    /// <summary>The path as it stands there, byte for byte.</summary>
    public byte[] NameBytes { get; }

    /// <summary>The general purpose bit flags.</summary>
    public ushort Flags { get; }

    /// <summary>How it is compressed.</summary>
    public ushort Method { get; }

    /// <summary>What its content should be.</summary>
    public ZipSizes Sizes { get; }

    /// <summary>Its type and mode, as <c>stat</c> gives them; 0 if a system made it that has none.</summary>
    public uint UnixMode { get; }

    /// <summary>Where its local header begins.</summary>
    public uint Offset { get; }

    /// <summary>Reads the header at the start of what is left of a directory, and goes behind it.</summary>
    /// <exception cref="InvalidDataException">There is none, or its entry is of a kind that is not read.</exception>
    public static ZipEntryHeader Read(ref ReadOnlySpan<byte> directory)
    {
        if (directory.Length < FixedLength || new ZipFields(directory).Int(0) != Signature)
        {
            throw new InvalidDataException("its directory has something that is no entry");
        }

        var fields = new ZipFields(directory);
        var extraAt = FixedLength + fields.Short(28);
        var commentAt = extraAt + fields.Short(30);
        var end = commentAt + fields.Short(32);
        if (end > directory.Length)
        {
            throw new InvalidDataException("its directory ends inside of an entry");
        }

        var name = directory[FixedLength..extraAt];
        try
        {
            var header = new ZipEntryHeader(directory, name, ZipSizes.Read(fields, SizesAt, directory[extraAt..commentAt]));
            header.RequireReadable();
            directory = directory[end..];
            return header;
        }
        catch (InvalidDataException error)
        {
            throw ZipError.Entry(Encoding.UTF8.GetString(name), error.Message);
        }
    }

    private void RequireReadable()
    {
        if ((Flags & Unreadable) != 0)
        {
            throw new InvalidDataException("is encrypted or a patch, which nothing here can read");
        }

        if (Method is not (Stored or Deflated))
        {
            throw new InvalidDataException($"is compressed by method {Method}, and only deflated and stored ones are read");
        }

        if (Offset == ZipFields.ElsewhereIn64Bits)
        {
            throw new InvalidDataException("lies beyond 4 GB");
        }
    }

    // What says nothing of its encoding is UTF-8 as well in what macOS and .NET write.
    private static string NameOf(ReadOnlySpan<byte> name)
    {
        try
        {
            return Utf8.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("has a name that is not UTF-8");
        }
    }
}
