namespace PluginRuntime.LayerBuild;

/// <summary>
/// The source tree that is built.
/// </summary>
/// <param name="root">Its folder.</param>
internal sealed class Repository(string root)
{
    /// <summary>Its folder.</summary>
    public string Root { get; } = root;

    /// <summary>Finds it above this program.</summary>
    /// <exception cref="BuildException">The program lies elsewhere.</exception>
    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Join(folder.FullName, "PluginRuntime.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new BuildException(
            $"""
            PluginRuntime.sln is in no folder above {AppContext.BaseDirectory}.
            The layer is built by 'dotnet run --project layer' in a clone of the repository.
            """);
    }

    /// <summary>The full path of a file or folder in it.</summary>
    public string Path(string relative) => System.IO.Path.Join(Root, relative);
}
