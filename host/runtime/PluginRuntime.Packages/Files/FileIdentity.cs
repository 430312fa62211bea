using System.Runtime.CompilerServices;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Which file lies at a path: two that were put there one after the other differ, also with the same content and time.
/// </summary>
internal readonly record struct FileIdentity(ulong Node, ulong ChangedAt, ulong ChangedNanoseconds)
{
    /// <summary>The file's; the default value if there is none.</summary>
    public static FileIdentity Of(string path) => OperatingSystem.IsLinux() ? OfLinux(path) : OfAnySystem(path);

    private static FileIdentity OfLinux(string path) =>
        FileStatus.TryRead(path, FileStatus.AsksNode | FileStatus.AsksChange, out var status)
            ? new FileIdentity(status.Node, status.ChangedAt, status.ChangedNanoseconds)
            : default;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FileIdentity OfAnySystem(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileIdentity(0, (ulong)file.CreationTimeUtc.Ticks, (ulong)file.LastWriteTimeUtc.Ticks) : default;
    }
}
