using System.Runtime.Versioning;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// A pipe, a socket or a device where a file should be: opening or reading one may never end.
/// </summary>
internal static class SpecialFile
{
    private const int CurrentFolder = -100;
    private const uint TypeAlone = 1;

    // Of struct statx, in units of two bytes: the same on every architecture.
    private const int StatusShorts = 128;
    private const int ModeShort = 14;
    private const ushort TypeMask = 0xf000;
    private const ushort File = 0x8000;
    private const ushort Folder = 0x4000;

    /// <summary>What such a file is, for a message.</summary>
    public const string Words = "is neither a file nor a folder but a pipe, a socket or a device";

    /// <summary>Whether one lies at a path, links followed.</summary>
    public static bool IsAt(string path) => OperatingSystem.IsLinux() && IsAtOnLinux(path);

    /// <summary>Refuses to open one.</summary>
    /// <exception cref="IOException">One lies at the path.</exception>
    public static void Refuse(string path)
    {
        if (IsAt(path))
        {
            throw new IOException($"it {Words}");
        }
    }

    [SupportedOSPlatform("linux")]
    private static unsafe bool IsAtOnLinux(string path)
    {
        var status = stackalloc ushort[StatusShorts];
        fixed (byte* start = LibcFiles.Path(path))
        {
            return LibcFiles.Status(CurrentFolder, start, 0, TypeAlone, (byte*)status) == 0
                && (status[ModeShort] & TypeMask) is not (File or Folder);
        }
    }
}
