namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// One file that goes into a zip.
/// </summary>
/// <param name="Path">Its path inside, with <c>/</c>: <c>handlers/orders/orders.dll</c>.</param>
/// <param name="Source">The file that is read, unless there are <see cref="Bytes"/>; then what to call them.</param>
/// <param name="IsExecutable">Whether it is run as a program: mode 0755 instead of 0644.</param>
internal sealed record ZipContent(string Path, string Source, bool IsExecutable = false)
{
    /// <summary>The content of a file that is on no disk.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>The size in bytes, not compressed.</summary>
    /// <exception cref="IOException">The file is not there.</exception>
    public long Length => Bytes?.LongLength ?? RealLength(Source);

    /// <summary>Opens the content for reading.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Stream Open() => Bytes is null ? File.OpenRead(Source) : new MemoryStream(Bytes, writable: false);

    // A link's own length is that of its target's path.
    private static long RealLength(string path)
    {
        using var file = File.OpenHandle(path);
        return RandomAccess.GetLength(file);
    }
}
