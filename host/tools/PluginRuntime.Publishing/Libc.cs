using System.Runtime.InteropServices;

namespace PluginRuntime.Publishing;

/// <summary>
/// The calls of Linux's C library for which .NET has none. Layout and constants are the same on all 64-bit architectures.
/// </summary>
internal static unsafe class Libc
{
    /// <summary>EINVAL.</summary>
    public const int InvalidArgument = 22;

    /// <summary>AT_FDCWD, AT_SYMLINK_NOFOLLOW and STATX_TYPE.</summary>
    public const int WorkingDirectory = -100;
    public const int NotThroughLinks = 0x100;
    public const uint TypeAlone = 1;

    /// <summary>The size of <c>struct statx</c>, and where <c>stx_mode</c> is in it.</summary>
    public const int StatusLength = 256;
    public const int StatusMode = 28;

    /// <summary>S_IFMT and S_IFREG.</summary>
    public const int TypeMask = 0xF000;
    public const int RegularFile = 0x8000;

    private const string Library = "libc.so.6";

    [DllImport(Library, EntryPoint = "fsync")]
    public static extern int Flush(int file);
}
