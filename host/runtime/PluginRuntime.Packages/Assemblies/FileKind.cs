namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// What a file is by its first bytes, whatever its name says.
/// </summary>
internal enum FileKind
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has nothing but text at its start: a placeholder, an error page.</summary>
    Text,

    /// <summary>A native program or library of Linux.</summary>
    Elf,

    /// <summary>A native program or library of macOS.</summary>
    MachO,

    /// <summary>Windows' format, in which .NET's assemblies are stored as well.</summary>
    PortableExecutable,

    /// <summary>Something else.</summary>
    Unknown,
}
