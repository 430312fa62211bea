namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The three ways in which a package lies in a root.
/// </summary>
internal enum PackageForm
{
    /// <summary><c>ROOT/NAME.dll</c></summary>
    Flat,

    /// <summary><c>ROOT/NAME/NAME.dll</c></summary>
    Unversioned,

    /// <summary><c>ROOT/NAME/VERSION/NAME.dll</c></summary>
    Versioned,
}
