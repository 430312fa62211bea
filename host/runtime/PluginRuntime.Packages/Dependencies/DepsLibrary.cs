namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// A library in a target of a deps.json, with the files that it brings along.
/// </summary>
/// <param name="name">With its version: <c>Acme/2.0.0</c>.</param>
internal sealed class DepsLibrary(string name)
{
    public string Name { get; } = name;

    /// <summary>Its files, for all runtimes, in the order of the file.</summary>
    public List<DepsAsset> Assets { get; } = [];
}
