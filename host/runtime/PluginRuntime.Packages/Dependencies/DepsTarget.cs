namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// A target of a deps.json: what a package consists of on one framework, and one runtime or all.
/// </summary>
/// <param name="name">For example <c>.NETCoreApp,Version=v10.0/linux-x64</c>.</param>
/// <param name="libraries">In the order of the file.</param>
internal sealed class DepsTarget(string name, DepsLibrary[] libraries)
{
    public string Name { get; } = name;

    public DepsLibrary[] Libraries { get; } = libraries;
}
