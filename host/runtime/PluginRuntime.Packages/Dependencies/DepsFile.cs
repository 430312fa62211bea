using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// A package's <c>NAME.deps.json</c>: the list of its files by which .NET loads them.
/// </summary>
/// <remarks>
/// .NET's own reader of it joins its paths to the package's folder, looks no closer, and ends the process over a value that it does not expect: nothing
/// can catch that. So the whole file is read here first, as part of every cold start.
/// </remarks>
internal static class DepsFile
{
    /// <summary>The largest file that is accepted, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads the deps.json of a main DLL; <see langword="null"/> if there is none.</summary>
    /// <exception cref="PackageException">It is not what .NET expects, a path leads out of the package, or the file is too large or cannot be read.</exception>
    public static DepsFileContent? Read(string mainAssemblyPath)
    {
        var path = PathFor(mainAssemblyPath);
        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? throw DepsFileError.NoFile(path) : null;
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

        return DepsFileReader.Read(path, bytes ?? throw DepsFileError.TooLarge(path));
    }

    /// <summary>The path of the deps.json that belongs to a DLL.</summary>
    public static string PathFor(string assemblyPath) => Path.ChangeExtension(assemblyPath, ".deps.json");
}
