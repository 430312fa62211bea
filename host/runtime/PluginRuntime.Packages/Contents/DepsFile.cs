using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Makes sure that a package's <c>NAME.deps.json</c> cannot make .NET load a file from elsewhere.
/// </summary>
/// <remarks>
/// .NET joins the paths of that file to the package's folder and looks no closer. Part of every cold start: the bytes
/// are scanned for what any way out would have to contain, and only a file that has it is parsed.
/// </remarks>
internal static class DepsFile
{
    /// <summary>The largest file that is accepted, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Checks the deps.json of a main DLL. A package without one is fine.</summary>
    /// <exception cref="PackageException">A path leads out, or the file is too large or cannot be judged.</exception>
    public static void Check(string mainAssemblyPath)
    {
        var path = PathFor(mainAssemblyPath);
        if (!File.Exists(path))
        {
            return;
        }

        byte[]? bytes;
        try
        {
            bytes = CappedFile.Read(path, MaxBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DepsFileError.Unreadable(path, error);
        }

        if (bytes is null)
        {
            throw DepsFileError.TooLarge(path);
        }

        if (IsSuspicious(bytes))
        {
            DepsFilePaths.Check(path, bytes);
        }
    }

    /// <summary>The path of the deps.json that belongs to a DLL.</summary>
    public static string PathFor(string assemblyPath) => Path.ChangeExtension(assemblyPath, ".deps.json");

    // A way out needs "..", a text that begins with a slash or a drive, or an escape that hides one of them. The hash
    // of a library may have a slash, but begins with its algorithm. The last byte needs no look: a text ends with a quote.
    private static bool IsSuspicious(ReadOnlySpan<byte> json)
    {
        for (var index = 0; index < json.Length - 1; index++)
        {
            var next = json[index + 1];
            var isSuspicious = json[index] switch
            {
                (byte)'\\' => true,
                (byte)'.' => next == '.',
                (byte)'"' => next == '/' || IsDrive(json, index + 1),
                < 0x20 => json[index] is not ((byte)'\n' or (byte)'\r' or (byte)'\t'),
                _ => false,
            };
            if (isSuspicious)
            {
                return true;
            }
        }

        return false;
    }

    // `"C:` and the like. A quote that ends a property's name is followed by its colon at once, or by a space and a colon.
    private static bool IsDrive(ReadOnlySpan<byte> json, int index) =>
        index + 1 < json.Length && json[index + 1] == ':' && json[index] is not ((byte)' ' or (byte)'"');
}
