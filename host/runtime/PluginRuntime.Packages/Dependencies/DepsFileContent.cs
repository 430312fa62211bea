namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// What a deps.json says. Its order decides where two files have one name.
/// </summary>
internal sealed class DepsFileContent
{
    /// <summary>The target that the package was built for; one of <see cref="Targets"/>.</summary>
    public required DepsTarget Target { get; init; }

    /// <summary>Every target.</summary>
    public required List<DepsTarget> Targets { get; init; }

    /// <summary>The names of the libraries, each with its version, as the file describes them once more below the targets.</summary>
    public required List<string> LibraryNames { get; init; }

    /// <summary>Those of them whose assets lie at the very paths that the targets give.</summary>
    public required List<string> RuntimePacks { get; init; }

    /// <summary>The paths of all assemblies, and of all that is for one runtime, whatever the target.</summary>
    public IEnumerable<string> ManagedPaths =>
        from target in Targets
        from library in target.Libraries
        from asset in library.Assets
        where asset.Kind == AssetKind.Managed || asset.Runtime is not null
        select asset.Path;
}
