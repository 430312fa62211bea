namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// What an install has just done, in this order. A process that ends at any of them leaves a whole version in use.
/// </summary>
internal enum InstallStep
{
    /// <summary>Has the package's lock.</summary>
    Locked,

    /// <summary>Has copied a file; told once for each.</summary>
    FileCopied,

    /// <summary>Has written <c>handler.json</c> beside the copies.</summary>
    Described,

    /// <summary>Has set all modes and flushed all files to the disk.</summary>
    Flushed,

    /// <summary>Has given the folder the version's name.</summary>
    Named,

    /// <summary>Has written down which version was current.</summary>
    PreviousWritten,

    /// <summary>Has replaced <c>current</c>: hosts take the new version from now on.</summary>
    Published,

    /// <summary>Has taken a version's name from an old folder, which is deleted next; told once for each.</summary>
    OldVersionMoved,
}
