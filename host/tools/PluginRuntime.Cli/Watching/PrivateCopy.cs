namespace PluginRuntime.Cli.Watching;

/// <summary>
/// A copy of a build's output for a process to run from. The next build overwrites its output in place, and a process whose DLL
/// is overwritten runs the new bytes with the old code's offsets, or dies.
/// </summary>
internal static class PrivateCopy
{
    /// <summary>Copies a folder with all that is in it.</summary>
    /// <exception cref="UsageException">There is no room, or a file cannot be read.</exception>
    public static string Make(string folder, TemporaryFolders folders)
    {
        try
        {
            return Copy(folder, folders.Create());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"""
                The output of the build in '{folder}' could not be copied: {error.Message}
                It should fit into '{Path.GetTempPath()}', where it is run from while the next build overwrites it.
                Make room there, name another folder by TMPDIR, or run it in place with --no-watch.
                """);
        }
    }

    /// <summary>Deletes one that nothing runs from any more.</summary>
    public static void Delete(string copy)
    {
        try
        {
            Directory.Delete(copy, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody has a file open, or writes one: it goes with the rest when the command ends.
        }
    }

    /// <summary>Answers whether two folders hold the same files with the same bytes.</summary>
    public static bool IsOf(string copy, string folder) =>
        FilesIn(copy).ToHashSet(StringComparer.Ordinal).SetEquals(FilesIn(folder))
        && FilesIn(folder).All(file => HasSameBytes(Path.Join(copy, file), Path.Join(folder, file)));

    private static string Copy(string folder, string copy)
    {
        foreach (var file in FilesIn(folder))
        {
            var target = Path.Join(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Join(folder, file), target);
        }

        return copy;
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));

    private static bool HasSameBytes(string one, string other) =>
        new FileInfo(one).Length == new FileInfo(other).Length
        && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
