using System.IO.Compression;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Layers;

/// <summary>
/// A layer's zip that somebody else may have written: its <c>handlers/</c> is unpacked, and nothing in it is trusted.
/// </summary>
/// <param name="path">The zip.</param>
/// <param name="maxUnpackedBytes">How much may come out of it, in bytes.</param>
internal sealed class LayerZip(string path, long maxUnpackedBytes = LayerLimits.MaxUnpackedBytes)
{
    /// <summary>The folder that is unpacked.</summary>
    public const string Handlers = PackageCatalog.HandlersFolder + "/";

    private const int MaxEntries = 50_000;
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;

    private long _unpacked;

    /// <summary>Unpacks what lies below <see cref="Handlers"/>, without that folder's own name.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="PackageException">
    /// It is no zip, has nothing there, is larger than a layer may be, or an entry is a link or leads out of the folder.
    /// </exception>
    public void Unpack(string folder)
    {
        try
        {
            RequireSize();
            using var zip = ZipFile.OpenRead(path);
            RequireCount(zip.Entries.Count);
            Unpack(zip, folder);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Invalid($"cannot be unpacked: {Quotation.Plain(error.Message)}", error);
        }
    }

    private void Unpack(ZipArchive zip, string folder)
    {
        var count = 0;
        foreach (var entry in zip.Entries)
        {
            RequireSafe(entry);
            if (entry.FullName.StartsWith(Handlers, StringComparison.Ordinal) && entry.Name.Length > 0)
            {
                Unpack(entry, Path.Join(folder, entry.FullName[Handlers.Length..]));
                count++;
            }
        }

        if (count == 0)
        {
            throw Invalid($"has no file below {Handlers}");
        }
    }

    // What the entry says of its size may be wrong, so that what comes out is counted.
    private void Unpack(ZipArchiveEntry entry, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var source = entry.Open();
        using var file = new FileStream(target, FileMode.CreateNew);
        var buffer = new byte[81_920];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            _unpacked += read;
            if (_unpacked > maxUnpackedBytes)
            {
                throw Invalid($"has more than {maxUnpackedBytes:N0} bytes unpacked, which Lambda does not take");
            }

            file.Write(buffer, 0, read);
        }
    }

    private void RequireSafe(ZipArchiveEntry entry)
    {
        var name = entry.FullName.EndsWith('/') ? entry.FullName[..^1] : entry.FullName;
        if (!AssetPath.StaysInside(name) || name.Contains('\\') || name.Split('/').Any(part => part is "" or "."))
        {
            throw Invalid($"has an entry {Quotation.Of(entry.FullName)}, whose path is not one below the zip's top");
        }

        if (((entry.ExternalAttributes >> 16) & UnixTypeMask) is not (0 or UnixFile or UnixFolder))
        {
            throw Invalid($"has an entry {Quotation.Of(entry.FullName)} that is a link or another special file");
        }
    }

    private void RequireSize()
    {
        if (new FileInfo(path).Length is var length && length > maxUnpackedBytes)
        {
            throw Invalid($"has {length:N0} bytes, and Lambda takes at most {maxUnpackedBytes:N0} unpacked");
        }
    }

    private void RequireCount(int count)
    {
        if (count > MaxEntries)
        {
            throw Invalid($"has {count:N0} entries, and at most {MaxEntries:N0} are read");
        }
    }

    private PackageException Invalid(string found, Exception? inner = null) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The layer {Quotation.Plain(path)} {found}.
        It should be a zip with handlers/NAME/NAME.dll or handlers/NAME/VERSION/NAME.dll, as 'pluginruntime layer' writes it.
        Put the layer together again, or name the folder of the package.
        """,
        inner);
}
