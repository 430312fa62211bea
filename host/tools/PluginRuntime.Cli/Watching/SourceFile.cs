using System.IO.Enumeration;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// A file as a folder lists it.
/// </summary>
/// <param name="Path">The full path.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Written">When it was last written, UTC.</param>
internal sealed record SourceFile(string Path, long Length, DateTimeOffset Written)
{
    /// <summary>One that is listed.</summary>
    public static SourceFile Of(ref FileSystemEntry entry) => new(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc);

    /// <summary>One that exists.</summary>
    public static SourceFile Of(FileInfo file) => new(file.FullName, file.Length, file.LastWriteTimeUtc);
}
