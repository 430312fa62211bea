namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// What a file is that a deps.json lists.
/// </summary>
internal enum AssetKind
{
    /// <summary>An assembly.</summary>
    Managed,

    /// <summary>An assembly with the texts of one culture.</summary>
    Satellite,

    /// <summary>A native library.</summary>
    Native,

    /// <summary>Something that .NET does not load.</summary>
    Other,
}
