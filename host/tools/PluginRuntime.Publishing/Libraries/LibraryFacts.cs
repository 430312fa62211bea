using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Native;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// What is written of a native library into <c>handler.json</c>. All of it stands in the file, so that the same file gives the same manifest everywhere.
/// </summary>
internal static class LibraryFacts
{
    /// <summary>Reads them; nothing of the library runs.</summary>
    /// <returns><see langword="null"/> if it is no library of 64-bit Linux.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NativeFacts? Of(string path) =>
        ElfLibrary.Of(path) is { } library ? NativeFacts.Of(Path.GetFileName(path), library, DescriptionInFile.Find(path)?.Abi) : null;
}
