using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// The files of a package that its deps.json gives to one runtime: the same that .NET's <c>AssemblyDependencyResolver</c> finds.
/// </summary>
/// <remarks>
/// What is for all runtimes lies in the package's folder by its file name alone, what is for one at its whole path; and whatever has a
/// <c>localPath</c> lies there. Whether any of it exists is not looked at.
/// </remarks>
internal sealed class DependencyFiles
{
    private DependencyFiles(Dictionary<string, string> assemblies, string[] nativeLibraries, string[] satellites)
    {
        Assemblies = assemblies;
        NativeLibraries = nativeLibraries;
        NativeFolders = FoldersOf(nativeLibraries, levels: 1);
        SatelliteFolders = FoldersOf(satellites, levels: 2);
    }

    /// <summary>The path of each assembly in the package by its simple name, for which capital letters make no difference.</summary>
    public Dictionary<string, string> Assemblies { get; }

    /// <summary>The paths of the native libraries in the package, in the order in which .NET takes them.</summary>
    public string[] NativeLibraries { get; }

    /// <summary>The folders in the package in which native libraries are looked for, in that order; an empty one is the package's own.</summary>
    public string[] NativeFolders { get; }

    /// <summary>The folders in the package in which the folders of cultures are looked for, in that order.</summary>
    public string[] SatelliteFolders { get; }

    /// <summary>Finds them.</summary>
    /// <param name="file">The path of the deps.json, for messages.</param>
    /// <param name="content">What it says.</param>
    /// <param name="runtime">What the process runs on: <c>linux-x64</c>.</param>
    /// <exception cref="PackageException">Two files have the name of one assembly.</exception>
    public static DependencyFiles Of(string file, DepsFileContent content, string runtime)
    {
        var assets = new ChosenAssets(content, NativeAssets.RuntimesFor(runtime));
        return new DependencyFiles(
            new AssemblyChoice(file).Of(assets.Of(AssetKind.Managed)),
            PlacesOf(assets.Of(AssetKind.Native)),
            PlacesOf(assets.Of(AssetKind.Satellite)));
    }

    private static string[] PlacesOf(List<ChosenAsset> assets)
    {
        var places = new string[assets.Count];
        for (var index = 0; index < places.Length; index++)
        {
            places[index] = assets[index].PlaceInPackage;
        }

        return places;
    }

    private static string[] FoldersOf(string[] paths, int levels)
    {
        var folders = new List<string>();
        foreach (var path in paths)
        {
            var folder = Above(path, levels);
            if (!folders.Contains(folder))
            {
                folders.Add(folder);
            }
        }

        return [.. folders];
    }

    private static string Above(string path, int levels)
    {
        for (; levels > 0; levels--)
        {
            path = path.TrimEnd('/');
            path = path[..Math.Max(path.LastIndexOf('/'), 0)].TrimEnd('/');
        }

        return path;
    }
}
