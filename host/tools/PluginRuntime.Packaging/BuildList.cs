namespace PluginRuntime.Packaging;

/// <summary>
/// What the build hands over in a file: lines of <c>key=value</c>.
/// </summary>
internal sealed class BuildList
{
    private readonly ILookup<string, string> _values;

    private BuildList(ILookup<string, string> values) => _values = values;

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BuildList Read(string path) => new(
        File.ReadLines(path)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal));

    /// <summary>The only value of a key.</summary>
    public string One(string key) => _values[key].Single();

    /// <summary>All values of a key.</summary>
    public IEnumerable<string> All(string key) => _values[key];
}
