using System.IO.Compression;
using System.IO.Hashing;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// A zip that anybody may have written, of which nothing is taken that does not agree with all that it says of it.
/// </summary>
/// <remarks>
/// .NET's own reader asks the directory alone, hands out what is damaged, and ends a content where the directory says.
/// Held in memory, so that what was checked is what is unpacked.
/// </remarks>
internal sealed class CheckedZip
{
    private readonly byte[] _bytes;
    private readonly Dictionary<ZipEntryHeader, Range> _contents = [];
    private readonly byte[] _buffer = new byte[81_920];

    private CheckedZip(byte[] bytes, int maxEntries)
    {
        _bytes = bytes;
        Entries = ZipDirectory.Read(bytes, maxEntries, out var start);
        RequireEachOnce();
        FindContents(bytes.AsSpan(0, start));
    }

    /// <summary>Its entries, folders among them, in the order of its directory.</summary>
    public IReadOnlyList<ZipEntryHeader> Entries { get; }

    /// <summary>Reads a zip and holds its headers against each other. Nothing is unpacked.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="maxBytes">Its length, at most.</param>
    /// <param name="maxEntries">The number of its entries, at most.</param>
    /// <exception cref="InvalidDataException">It is none, or one that contradicts itself: the message ends a sentence about it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CheckedZip Open(string path, int maxBytes, int maxEntries) => new(
        CappedFile.Read(path, maxBytes) ?? throw new InvalidDataException($"it has more than {maxBytes:N0} bytes"), maxEntries);

    /// <summary>Unpacks an entry and checks what comes out of it.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="target">Takes the content. What it has taken is worth nothing if this throws.</param>
    /// <exception cref="InvalidDataException">The content is not the one that its headers tell of.</exception>
    public void Unpack(ZipEntryHeader entry, Stream target)
    {
        var (start, length) = _contents[entry].GetOffsetAndLength(_bytes.Length);
        using var packed = new MemoryStream(_bytes, start, length, writable: false);
        if (entry.Method == ZipEntryHeader.Stored)
        {
            Copy(entry, packed, target);
        }
        else
        {
            using var content = new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
            Copy(entry, content, target);
        }

        // The inflater goes back to where the content ended.
        if (packed.Position != length)
        {
            throw ZipError.Entry(entry.Name, $"has {length - packed.Position:N0} bytes behind its content");
        }
    }

    private void Copy(ZipEntryHeader entry, Stream content, Stream target)
    {
        var crc = new Crc32();
        ulong length = 0;
        int read;
        while ((read = Read(entry, content)) > 0)
        {
            length += (ulong)read;
            if (length > entry.Sizes.Content)
            {
                throw ZipError.Entry(entry.Name, $"has more than the {entry.Sizes.Content:N0} bytes that the zip's directory says");
            }

            crc.Append(_buffer.AsSpan(0, read));
            target.Write(_buffer, 0, read);
        }

        if (length != entry.Sizes.Content)
        {
            throw ZipError.Entry(entry.Name, $"has {length:N0} bytes, and the zip's directory says {entry.Sizes.Content:N0}");
        }

        if (crc.GetCurrentHashAsUInt32() is var found && found != entry.Sizes.Crc)
        {
            throw ZipError.Entry(entry.Name, $"is damaged: its CRC-32 is {found:x8}, and the zip's directory says {entry.Sizes.Crc:x8}");
        }
    }

    private int Read(ZipEntryHeader entry, Stream content)
    {
        try
        {
            return content.Read(_buffer);
        }
        catch (InvalidDataException)
        {
            throw ZipError.Entry(entry.Name, "is damaged: its content cannot be unpacked");
        }
    }

    // Also a file in whose place a folder has to be.
    private void RequireEachOnce()
    {
        var files = new HashSet<string>(Entries.Count, StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            if (!files.Add(entry.Name.TrimEnd('/')))
            {
                throw ZipError.Entry(entry.Name, "stands there twice");
            }
        }

        files.ExceptWith(Entries.Where(entry => entry.Name.EndsWith('/')).Select(entry => entry.Name.TrimEnd('/')));
        foreach (var name in Entries.Select(entry => entry.Name))
        {
            for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            {
                if (slash < name.Length - 1 && files.Contains(name[..slash]))
                {
                    throw ZipError.Entry(name[..slash], "is a file and a folder");
                }
            }
        }
    }

    // Bytes of two entries are how a small zip becomes a large one, and bytes of none are what somebody lost or hid.
    private void FindContents(ReadOnlySpan<byte> zip)
    {
        ZipEntryHeader[] inOrder = [.. Entries.OrderBy(entry => entry.Offset)];
        if (inOrder is [{ Offset: > 0 } first, ..])
        {
            throw ZipError.Entry(first.Name, $"has {first.Offset:N0} bytes before it that belong to no entry");
        }

        for (var index = 0; index < inOrder.Length; index++)
        {
            var end = index + 1 < inOrder.Length ? inOrder[index + 1].Offset : (uint)zip.Length;
            _contents.Add(inOrder[index], ZipLocalHeader.Content(zip[..(int)Math.Min(end, zip.Length)], inOrder[index]));
        }
    }
}
