using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The one DLL of a package that is loaded by path; the others follow it.
/// </summary>
internal static class MainAssembly
{
    /// <summary>Finds it: <c>NAME.dll</c>, else by <see cref="UnnamedMainAssembly"/>.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <param name="name">The package's name.</param>
    /// <returns>A real path.</returns>
    /// <exception cref="PackageException">
    /// There is no main DLL, more than one, or it leads out of the package.
    /// </exception>
    public static string In(string directory, string name)
    {
        var file = name + ".dll";
        return ExactFile.Exists(Path.Join(directory, file))
            ? RealPath.Within(directory, file)
            : UnnamedMainAssembly.In(directory, name);
    }
}
