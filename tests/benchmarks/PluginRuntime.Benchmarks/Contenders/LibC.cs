using System.Runtime.InteropServices;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The C library's functions for starting, watching and ending a process.</summary>
internal static partial class LibC
{
    /// <summary>Makes <see cref="WaitProcess"/> answer at once: <c>WNOHANG</c>.</summary>
    public const int NoHang = 1;

    /// <summary><c>SIGKILL</c></summary>
    public const int Kill = 9;

    /// <summary>For reading: <c>O_RDONLY</c>.</summary>
    public const int ReadOnly = 0;

    /// <summary>For writing at the end of an empty file: <c>O_WRONLY | O_TRUNC | O_APPEND</c>.</summary>
    public const int Append = 0x1 | 0x200 | 0x400;

    /// <summary>Room for a <c>posix_spawn_file_actions_t</c>, which has 80 bytes in glibc and musl.</summary>
    public const int FileActionsSize = 256;

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(
        out int processId, string path, nint fileActions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitFileActions(nint fileActions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyFileActions(nint fileActions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(nint fileActions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(nint fileActions, int descriptor, int newDescriptor);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddChangeDirectory(nint fileActions, string path);

    [LibraryImport("libc", EntryPoint = "wait4")]
    public static partial int WaitProcess(int processId, out int status, int options, nint usage);

    /// <summary>Room for a <c>struct rusage</c>, which has 144 bytes on 64-bit Linux.</summary>
    public const int UsageSize = 256;

    /// <summary>Where in it the most physical memory stands, in KB: behind two times.</summary>
    public const int UsagePeakOffset = 32;

    /// <summary>The length of each of the two times at its beginning: user, then system.</summary>
    public const int UsageTimeSize = 16;

    /// <summary>What will not be needed soon leaves the page cache: <c>POSIX_FADV_DONTNEED</c>.</summary>
    public const int NotNeeded = 4;

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int processId, int signal);
}
