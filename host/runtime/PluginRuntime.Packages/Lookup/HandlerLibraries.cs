using PluginRuntime.Packages.Native;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The native libraries with handlers among the files of a folder, told by what they export: DLLs have libraries of their own beside them.
/// </summary>
internal static class HandlerLibraries
{
    /// <summary>Their names without the ending, in ordinal order.</summary>
    /// <exception cref="IOException">The folder cannot be listed, or a file not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not.</exception>
    public static string[] NamesIn(string directory) =>
    [
        .. Directory.GetFiles(directory, "*" + HandlerLibrary.Suffix)
            .Where(path => ElfLibrary.Of(path) is { MissingExports: [] })
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];
}
