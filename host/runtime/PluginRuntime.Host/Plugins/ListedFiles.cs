using McMaster.NETCore.Plugins.LibraryModel;
using McMaster.NETCore.Plugins.Loader;
using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Plugins;

/// <summary>
/// Tells a context that is being built where the files of its package lie that its deps.json puts elsewhere than beside the main DLL.
/// </summary>
/// <remarks>
/// The context asks .NET's own reader of a deps.json first, where there is one: the layer has none, since it costs what only few packages need. Both find the same.
/// </remarks>
internal static class ListedFiles
{
    // The builder wants a version for a path that is never looked at.
    private const string NoVersion = "0.0.0";

    /// <summary>Tells it.</summary>
    /// <param name="builder">Where the context is built.</param>
    /// <param name="directory">The package's folder.</param>
    /// <param name="dependencies">Where its files lie.</param>
    public static void Add(AssemblyLoadContextBuilder builder, string directory, PackageDependencies dependencies)
    {
        if (!dependencies.AllLieBeside && dependencies.Files is { } files)
        {
            Add(builder, directory, files);
        }
    }

    // A method of its own: what it needs would be loaded for a package without such files, too.
    private static void Add(AssemblyLoadContextBuilder builder, string directory, DependencyFiles files)
    {
        foreach (var (name, place) in files.Assemblies)
        {
            // The context looks beside the main DLL, and only there, for what is not there after all.
            if (place != name + ".dll" && IsSimple(name) && File.Exists(Path.Join(directory, place)))
            {
                builder.AddManagedLibrary(ManagedLibrary.CreateFromPackage(name, NoVersion, Unflattened(place)));
            }
        }

        AddNativeLibraries(builder, directory, files.NativeLibraries);
        foreach (var folder in files.SatelliteFolders)
        {
            builder.AddResourceProbingPath(Path.Join(directory, folder));
        }
    }

    // The builder reads a name as a full one, which these would split.
    private static bool IsSimple(string name)
    {
        foreach (var character in name)
        {
            if (character is ',' or '=' or '"' or '\'')
            {
                return false;
            }
        }

        return true;
    }

    // Names with a version behind their ending the builder cannot tell apart: NativeFiles finds them.
    private static void AddNativeLibraries(AssemblyLoadContextBuilder builder, string directory, string[] places)
    {
        var names = new List<string>();
        foreach (var place in places)
        {
            var name = Path.GetFileNameWithoutExtension(place);
            if (Path.GetExtension(place) is ".so" or ".dylib" or ".dll" or "" && !names.Contains(name) && File.Exists(Path.Join(directory, place)))
            {
                names.Add(name);
                builder.AddNativeLibrary(NativeLibrary.CreateFromPackage(name, NoVersion, place));
            }
        }
    }

    // The builder takes a path below lib for one in a package of NuGet, whose files are published without their folders.
    private static string Unflattened(string place) => place.StartsWith("lib/", StringComparison.Ordinal) ? "./" + place : place;
}
