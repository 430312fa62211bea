using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Layers;

/// <summary>
/// The zip of a layer or of a function that somebody else may have written: its packages are unpacked, and nothing in it is trusted.
/// </summary>
/// <param name="path">The zip.</param>
/// <param name="maxUnpackedBytes">How much may come out of it, in bytes.</param>
internal sealed class PackageZip(string path, long maxUnpackedBytes = CodeLimits.MaxUnpackedBytes)
{
    /// <summary>The folder in which a layer has packages, and a function that has several.</summary>
    public const string Handlers = PackageCatalog.HandlersFolder + "/";

    private const int MaxEntries = 50_000;
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;
    private const int AnyExecute = 0x49;

    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Unpacks what lies below <see cref="Handlers"/>, without that folder's own name; where there is nothing below it, the package at the top.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Whether there are folders of packages, and not one package flat in the folder.</returns>
    /// <exception cref="PackageException">
    /// It is no zip, is damaged or contradicts itself anywhere, has no package, is larger than a layer may be, or an entry is a link or leads out of the folder.
    /// </exception>
    public bool Unpack(string folder)
    {
        try
        {
            var zip = CheckedZip.Open(path, (int)maxUnpackedBytes, MaxEntries);
            foreach (var entry in zip.Entries)
            {
                RequireSafe(entry);
            }

            RequireNamesOfTheirOwn(zip);
            RequireSize(zip);
            var taken = zip.Entries.Any(IsHandler) ? Handlers : "";
            RequirePackage(zip, taken);
            Unpack(zip, taken, folder);
            return taken.Length > 0;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Invalid($"cannot be unpacked: {Quotation.Plain(error.Message.TrimEnd('.'))}", error);
        }
    }

    // What is not taken along is read as well: a zip that is damaged in one place is not to be trusted in another.
    private static void Unpack(CheckedZip zip, string taken, string folder)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.Name.StartsWith(taken, StringComparison.Ordinal) && !entry.Name.EndsWith('/'))
            {
                var target = Path.Join(folder, entry.Name[taken.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using var file = new FileStream(target, OptionsFor(entry));
                zip.Unpack(entry, file);
            }
            else
            {
                zip.Unpack(entry, Stream.Null);
            }
        }
    }

    // Lambda runs what the zip says is executable.
    private static FileStreamOptions OptionsFor(ZipEntryHeader entry)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = (entry.UnixMode & AnyExecute) == 0 ? Plain : Plain | UnixFileMode.UserExecute;
        }

        return options;
    }

    private static bool IsHandler(ZipEntryHeader entry) => entry.Name.StartsWith(Handlers, StringComparison.Ordinal) && !entry.Name.EndsWith('/');

    private void RequireSafe(ZipEntryHeader entry)
    {
        var name = entry.Name.EndsWith('/') ? entry.Name[..^1] : entry.Name;
        if (!AssetPath.StaysInside(name) || name.Contains('\\') || name.Split('/').Any(part => part is "" or "."))
        {
            throw Invalid($"has an entry {Quotation.Of(entry.Name)}, whose path is not one below the zip's top");
        }

        if ((entry.UnixMode & UnixTypeMask) is not (0 or UnixFile or UnixFolder))
        {
            throw Invalid($"has an entry {Quotation.Of(entry.Name)} that is a link or another special file");
        }

        if (entry.Name.EndsWith('/') && entry.Sizes.Content > 0)
        {
            throw Invalid($"has an entry {Quotation.Of(entry.Name)} that is a folder and has content");
        }
    }

    // On Windows and macOS the second would take the place of the first.
    private void RequireNamesOfTheirOwn(CheckedZip zip)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (!seen.TryAdd(entry.Name, entry.Name))
            {
                throw Invalid($"has the entries {Quotation.Of(seen[entry.Name])} and {Quotation.Of(entry.Name)}, whose names differ in case alone");
            }
        }
    }

    // No more comes out than the headers say: that is held against them.
    private void RequireSize(CheckedZip zip)
    {
        ulong unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            // Each alone could be as large as makes the sum begin anew.
            unpacked += Math.Min(entry.Sizes.Content, (ulong)maxUnpackedBytes + 1);
        }

        if (unpacked > (ulong)maxUnpackedBytes)
        {
            throw Invalid($"has more than {maxUnpackedBytes:N0} bytes unpacked, which Lambda does not take");
        }
    }

    private void RequirePackage(CheckedZip zip, string taken)
    {
        if (taken.Length == 0 && !zip.Entries.Any(entry => (entry.Name.EndsWith(".dll", StringComparison.Ordinal) || entry.Name.EndsWith(HandlerLibrary.Suffix, StringComparison.Ordinal)) && !entry.Name.Contains('/')))
        {
            throw Invalid($"has no file below {Handlers} and neither a DLL nor a native library at its top");
        }
    }

    private PackageException Invalid(string found, Exception? inner = null) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The zip {Quotation.Plain(path)} {found}.
        It should have handlers/NAME/NAME.dll or handlers/NAME/VERSION/NAME.dll, as 'pluginruntime layer' writes it, or NAME.dll at its top, as 'pluginruntime pack' does.
        Make the zip again, or name the folder of the package.
        """,
        inner);
}
