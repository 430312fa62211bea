using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// A package that is a native program: in place of its main DLL it has a file of its name without an ending, as ahead-of-time compilation makes it.
/// </summary>
internal static class NativeProgram
{
    /// <summary>Whether a folder holds one. Asked only where there is no main DLL; of a file its first bytes are read.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <param name="name">The package's name.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static bool IsIn(string directory, string name) => Path.Join(directory, name) is var path && ExactFile.Exists(path) && FileStart.Judge(path) == FileKind.Elf;
}
