using Microsoft.Win32.SafeHandles;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The file <c>current</c> in a package's folder: one line that names the version to use.
/// </summary>
/// <remarks>
/// Its content is not trusted: a few bytes are read, and only the name of a folder is taken for a version.
/// </remarks>
internal static class PointerFile
{
    /// <summary>The file's name, which therefore can name neither a package nor a version.</summary>
    public const string Name = FolderName.Pointer;

    // The longest version and a line's end, and one byte more that proves a longer text.
    private const int MaxBytes = FolderName.MaxLength + 3;

    /// <summary>
    /// Answers whether there is a pointer, of whatever kind: a wrong one must be complained of, not skipped.
    /// </summary>
    public static bool ExistsIn(string packageDirectory)
    {
        var path = Path.Join(packageDirectory, Name);
        return File.Exists(path) || Directory.Exists(path);
    }

    /// <summary>Reads the version that the pointer names.</summary>
    /// <param name="packageDirectory">The real path of the folder that holds the pointer.</param>
    /// <param name="name">The file's name, where it is another one of the same form.</param>
    /// <exception cref="PackageException">
    /// The pointer is no file, leads out of the package, or holds no version.
    /// </exception>
    public static PackageVersion Read(string packageDirectory, string name = Name)
    {
        var path = Path.Join(packageDirectory, name);
        if (!File.Exists(path))
        {
            throw PointerFileError.NotAFile(path);
        }

        path = RealPath.Within(packageDirectory, name);
        Span<byte> bytes = stackalloc byte[MaxBytes];
        var line = WithoutLineEnd(bytes[..ReadStart(path, bytes)]);
        Span<char> characters = stackalloc char[line.Length];
        for (var index = 0; index < line.Length; index++)
        {
            characters[index] = (char)line[index];
        }

        return PackageVersion.TryParse(new string(characters), out var version)
            ? version
            : throw PointerFileError.NotAVersion(path, line);
    }

    private static int ReadStart(string path, Span<byte> bytes)
    {
        try
        {
            SpecialFile.Refuse(path);
            using SafeFileHandle file = File.OpenHandle(path);
            var length = 0;
            int read;
            while (length < bytes.Length && (read = RandomAccess.Read(file, bytes[length..], length)) > 0)
            {
                length += read;
            }

            return length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PointerFileError.Unreadable(path, error);
        }
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text[^1] != '\n')
        {
            return text;
        }

        text = text[..^1];
        return text.Length > 0 && text[^1] == '\r' ? text[..^1] : text;
    }
}
