namespace PluginRuntime.Packages;

/// <summary>
/// Where a package was found. All paths of it are real: no component is a symbolic link.
/// </summary>
internal sealed class PackageLocation
{
    /// <summary>The package's name, or the assembly's in AWS's form.</summary>
    public required string Name { get; init; }

    /// <summary>The version; <see langword="null"/> for a package without versions.</summary>
    public required PackageVersion? Version { get; init; }

    /// <summary>The folder of the package, or of the one version of it. For a flat package the root itself.</summary>
    public required string Directory { get; init; }

    /// <summary>The main DLL, directly in <see cref="Directory"/>.</summary>
    public required string MainAssemblyPath { get; init; }

    /// <summary>The root that won.</summary>
    public required PackageRoot Root { get; init; }

    /// <summary>
    /// The folder with the pointer file <c>current</c> and the versions; <see langword="null"/> for a package without
    /// versions, which can never be swapped.
    /// </summary>
    public required string? VersionsDirectory { get; init; }

    /// <summary>Whether the package brings its own copy of the contracts.</summary>
    public required bool HasOwnContracts { get; init; }

    /// <summary>
    /// Whether the package carries <see cref="LambdaCore.FileName"/>: methods that are named in it are bound by the rules of AWS's runtime.
    /// </summary>
    public required bool HasLambdaCore { get; init; }

    /// <summary>Other places with a package of this name, in the order of the roots. They are not used.</summary>
    public required string[] Shadowed { get; init; }
}
