namespace PluginRuntime.Packaging;

/// <summary>
/// What a handler project's publish has put into its folder, as the build lists it.
/// </summary>
/// <param name="list">The build's list.</param>
internal sealed class PublishedPackage(BuildList list)
{
    /// <summary>The project's file.</summary>
    public string Project => list.One("project");

    /// <summary>The name of the project's assembly, and so of the package.</summary>
    public string Name => list.One("name");

    /// <summary>The folder, with its real path.</summary>
    public string Folder => list.One("folder");

    /// <summary>The zip to write; <see langword="null"/> for none.</summary>
    public string? Zip => list.All("zip").SingleOrDefault(path => path.Length > 0);

    /// <summary>The files' paths in the folder, with <c>/</c> between folders.</summary>
    public string[] Files => [.. list.All("file").Select(file => file.Split('|')[0].Replace('\\', '/'))];

    /// <summary>Reads the list.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PublishedPackage Read(string path) => new(BuildList.Read(path));
}
