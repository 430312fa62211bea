namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// One file that a deps.json lists. Its paths are relative, with <c>/</c>, and lead to no other folder than they say.
/// </summary>
internal sealed class DepsAsset
{
    public required AssetKind Kind { get; init; }

    /// <summary>Its path in the library that it comes from: <c>lib/net10.0/Acme.dll</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its path in the package, if it is told.</summary>
    public string? LocalPath { get; init; }

    /// <summary>The runtime that it is for: <c>linux-x64</c>. <see langword="null"/> for one that is for all.</summary>
    public string? Runtime { get; init; }

    /// <summary>Whether it lies where it is looked for without a list.</summary>
    public bool LiesBeside => Kind == AssetKind.Other
        || (Kind != AssetKind.Native && Runtime is null && LocalPath is null && Path.EndsWith(".dll", StringComparison.Ordinal));

    public DepsVersion AssemblyVersion { get; init; }

    public DepsVersion FileVersion { get; init; }
}
