using System.Runtime.CompilerServices;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Which file lies at a path: two that were put there one after the other differ, also with the same content and time.
/// </summary>
internal readonly record struct FileIdentity(ulong Node, ulong ChangedAt, ulong ChangedNanoseconds)
{
    // Of struct statx, in units of eight bytes: the same on every architecture.
    private const int StatusWords = 32;
    private const int NodeWord = 4;
    private const int ChangeWord = 12;

    private const int CurrentFolder = -100;
    private const uint NodeAndChange = 0x100 | 0x80;

    /// <summary>The file's; the default value if there is none.</summary>
    public static FileIdentity Of(string path) => OperatingSystem.IsLinux() ? OfLinux(path) : OfAnySystem(path);

    private static unsafe FileIdentity OfLinux(string path)
    {
        var status = stackalloc ulong[StatusWords];
        fixed (byte* start = LibcFiles.Path(path))
        {
            return LibcFiles.Status(CurrentFolder, start, 0, NodeAndChange, (byte*)status) == 0
                ? new FileIdentity(status[NodeWord], status[ChangeWord], (uint)status[ChangeWord + 1])
                : default;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FileIdentity OfAnySystem(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileIdentity(0, (ulong)file.CreationTimeUtc.Ticks, (ulong)file.LastWriteTimeUtc.Ticks) : default;
    }
}
