using PluginRuntime.Packages.Integrity;

namespace PluginRuntime.Publishing.Manifests;

/// <summary>
/// Those files of a package that are of use where it is deployed.
/// </summary>
internal static class DeployedFiles
{
    private const string Symbols = ".pdb";

    /// <summary>All but documentation of libraries, and symbols where they are not wanted.</summary>
    /// <param name="folder">The real path of the package's folder.</param>
    /// <param name="withSymbols">Whether pdb files are deployed, for line numbers in stack traces.</param>
    /// <returns>Their paths in the folder, with <c>/</c> between folders.</returns>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static string[] In(string folder, bool withSymbols)
    {
        string[] all = [.. PackageFiles.In(folder)];
        var names = all.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all.Where(file => withSymbols || !file.EndsWith(Symbols, StringComparison.OrdinalIgnoreCase))
                .Where(file => !DocumentationFile.Is(folder, file, names)),
        ];
    }
}
