using System.Diagnostics;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Swapping;

/// <summary>
/// Which version the package's file <c>current</c> names, and whether that is news.
/// </summary>
/// <remarks>
/// The file's content is read each time, some microseconds: its time and size may stay the same when it is replaced, and a watch of the file system sees
/// nothing that another machine writes. A version that was refused is news again once the file itself is another one.
/// </remarks>
/// <param name="packageFolder">The package's folder as its root names it: a link on the way may lead elsewhere later.</param>
internal sealed class PointerWatch(string packageFolder)
{
    private const int MostBytes = 256;

    private readonly string _path = Path.Join(packageFolder, PointerFile.Name);
    private byte[] _seen = [];
    private FileIdentity _refused;

    /// <summary>When the content was seen to change, as a time stamp.</summary>
    public long ChangedAt { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>Whether the content is another than when <see cref="Take"/> was last called. Any thread; throws nothing.</summary>
    public bool HasChanged() => !Read().AsSpan().SequenceEqual(Volatile.Read(ref _seen));

    /// <summary>Whether the file was replaced since its version was refused.</summary>
    public bool IsReplaced() => _refused != default && FileIdentity.Of(_path) != _refused;

    /// <summary>Takes note of the content as it is now, and of the version that it names.</summary>
    /// <param name="versionsDirectory">The real path of the folder in which the file lies.</param>
    /// <exception cref="PackageException">There is no such file, or it names no version.</exception>
    public PackageVersion Take(out string versionsDirectory)
    {
        _refused = default;
        ChangedAt = Stopwatch.GetTimestamp();
        Volatile.Write(ref _seen, Read());
        versionsDirectory = RealPath.Of(packageFolder);
        return PointerFile.Read(versionsDirectory);
    }

    /// <summary>Remembers the file whose version was refused.</summary>
    public void Refuse() => _refused = FileIdentity.Of(_path);

    // One that cannot be read is as one without content: what is wrong with it is told when it is taken.
    private byte[] Read()
    {
        try
        {
            return File.Exists(_path) ? CappedFile.Read(_path, MostBytes) ?? [] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
