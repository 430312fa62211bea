namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>
/// Takes a contender's files out of the page cache, so that its start reads them from the disk.
/// </summary>
/// <remarks>Pages that another process uses stay: the C library's, and for the naive host much of the .NET that this program runs on, too.</remarks>
internal static class PageCache
{
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Takes out the files of its program and of its package.</summary>
    public static void Evict(Contender contender)
    {
        string[] folders = [FolderOf(contender.Program), contender.TaskRoot, .. contender.Arguments.Select(FolderOf)];
        foreach (var file in folders.Distinct().SelectMany(folder => Directory.EnumerateFiles(folder, "*", WithoutLinks)))
        {
            using var handle = File.OpenHandle(file);
            _ = LibC.Advise(handle, offset: 0, length: 0, LibC.NotNeeded);
        }
    }

    // The dotnet command is often a link to where its runtimes are.
    private static string FolderOf(string file) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file))!;
}
