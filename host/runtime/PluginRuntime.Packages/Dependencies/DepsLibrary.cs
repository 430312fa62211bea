namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// A library in a target of a deps.json, with the files that it brings along.
/// </summary>
/// <param name="name">With its version: <c>Acme/2.0.0</c>.</param>
/// <param name="assets">Its files, for all runtimes, in the order of the file.</param>
internal sealed class DepsLibrary(string name, DepsAsset[] assets)
{
    public string Name { get; } = name;

    public DepsAsset[] Assets { get; } = assets;
}
