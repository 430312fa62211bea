namespace PluginRuntime.Packaging;

/// <summary>
/// What a handler project's publish has put into its folder, as the build lists it: lines of <c>key=value</c>.
/// </summary>
internal sealed class PublishedPackage
{
    private readonly ILookup<string, string> _values;

    private PublishedPackage(ILookup<string, string> values) => _values = values;

    /// <summary>The project's file.</summary>
    public string Project => One("project");

    /// <summary>The name of the project's assembly, and so of the package.</summary>
    public string Name => One("name");

    /// <summary>The folder, with its real path.</summary>
    public string Folder => One("folder");

    /// <summary>The zip to write; <see langword="null"/> for none.</summary>
    public string? Zip => _values["zip"].SingleOrDefault(path => path.Length > 0);

    /// <summary>The files' paths in the folder, with <c>/</c> between folders.</summary>
    public string[] Files => [.. _values["file"].Select(file => file.Split('|')[0].Replace('\\', '/'))];

    /// <summary>Reads the list.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PublishedPackage Read(string path) => new(
        File.ReadLines(path)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal));

    private string One(string key) => _values[key].Single();
}
