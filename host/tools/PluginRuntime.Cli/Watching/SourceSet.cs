using System.IO.Enumeration;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// What a build depends on: everything in some folders, but for what builds and editors write there, and single files.
/// </summary>
/// <remarks>
/// Whole folders, so that a new file counts without asking MSBuild again. Folders named <c>bin</c>, <c>obj</c> or
/// <c>node_modules</c>, everything whose name begins with a dot, and backups (<c>name~</c>) are no sources wherever they lie.
/// </remarks>
/// <param name="Folders">Full paths; those that are not there are empty.</param>
/// <param name="Files">Full paths of files that lie elsewhere; they need not exist.</param>
/// <param name="Outputs">Full paths, without a separator at the end, of files and folders that a build writes.</param>
internal sealed record SourceSet(
    IReadOnlySet<string> Folders, IReadOnlySet<string> Files, IReadOnlySet<string> Outputs)
{
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = 0,
    };

    /// <summary>All files that are there now, some perhaps twice.</summary>
    /// <exception cref="IOException">The folders cannot be read.</exception>
    public IEnumerable<SourceFile> Find() =>
        Folders.Where(Directory.Exists).SelectMany(In).Concat(Files.Select(file => new FileInfo(file)).Where(file => file.Exists).Select(SourceFile.Of));

    private FileSystemEnumerable<SourceFile> In(string folder) =>
        new(folder, (ref FileSystemEntry entry) => SourceFile.Of(ref entry), Recursive)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsSource(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry) && !IsOutputFolder(entry.FileName) && IsSource(ref entry),
        };

    private bool IsSource(ref FileSystemEntry entry) =>
        entry.FileName is not (['.', ..] or [.., '~']) && !Outputs.Contains(entry.ToFullPath());

    private static bool IsOutputFolder(ReadOnlySpan<char> name) => name is "bin" or "obj" or "node_modules";

    // A link may lead round in a circle.
    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
