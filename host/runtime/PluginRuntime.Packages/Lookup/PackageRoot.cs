namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// A folder in which packages are looked for. It need not exist.
/// </summary>
internal sealed class PackageRoot(string directory, bool holdsFlatPackages)
{
    /// <summary>
    /// The full path, not resolved: as the setting or Lambda names it, so that messages show what is known.
    /// </summary>
    public string Directory { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    /// <summary>
    /// Whether a <c>NAME.dll</c> directly in it is a package, as in a classic deployment to the task root. Not so for a
    /// <c>handlers/</c> folder, where everything has a folder of its own.
    /// </summary>
    public bool HoldsFlatPackages { get; } = holdsFlatPackages;
}
